package dev.aiemployee.cloud.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            German | Anfrage | Was kostet ein Tisch?
            German | Tisch | Guten Tag, ich hätte gern ein Angebot für zwei Regale. Gruß Nina
            German | Frage | Können Sie am Montag kommen?
            German | Re: Offer | passt, bitte liefern
            French | Devis | Combien coûte une table ?
            French | Bonjour | Pouvez-vous nous envoyer le devis ?
            Spanish | Pedido | ¿Cuánto cuesta una mesa?
            Spanish | Hola | Necesito dos sillas para el lunes.
            English | Quote | How much is a table?
            English | Chairs | Do you have chairs
            English | Angebot | Could you please send me the Angebot in English?
            Dutch | Vraag | Wat kost een tafel? Kunt u mij een offerte sturen?
            Italian | Preventivo | Quanto costa un tavolo?
            German | `` | Guten Morgen Frau Vogt, die Lieferung ist angekommen, aber ein Stuhl wackelt. Was machen wir?
            French | Question | Est-ce que vous livrez à Lyon?
            German | Question | Liefern Sie nach Köln?
            Spanish | Factura | Adjunto la factura de noviembre, saludos
            Portuguese | Orçamento | Quanto custa uma mesa?
            German | WG: Bestellung | Hallo, anbei die Zeichnung. LG Tom
            """)
    void aShortMailTellsItsLanguage(String language, String subject, String text) {
        assertThat(Language.of(subject + "\n" + text)).isEqualTo(language);
    }

    @Test
    void whatIsTooShortTellsNone() {
        assertThat(Language.of("Hi\nok")).isEmpty();
    }
}
