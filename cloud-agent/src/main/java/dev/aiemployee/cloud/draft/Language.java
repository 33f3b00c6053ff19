package dev.aiemployee.cloud.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the language of a mail by its commonest words: a page of them for each language costs no memory, and what is not clear is left
 * to the handbook.
 */
final class Language {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}'’]+");
    private static final int LOOKED_AT = 4_000;
    private static final int ENOUGH = 2;
    private static final Map<String, Set<String>> WORDS = Map.of(
            "English",
                    words(
                            "the and you your is are was we for with this that have please thank thanks not will can could would"
                                    + " our me my it of to hello dear regards from be at on if there how much many when where does need would like"
                                    + " send i an"),
            "German",
                    words(
                            "der die das und ist sind wir ich sie ihr ihre ihnen ihren nicht mit für auf ein eine einen einem zu bitte"
                                    + " danke guten tag hallo grüße gruß von im den dem dass haben hat können wird bei zum zur noch auch uns mir anbei"
                                    + " kann bis was wie es bin frau herr vielen am nach wann wo warum viel kostet kosten habe möchte möchten gern gerne"
                                    + " hätte brauchen brauche liefern schicken senden passt geht sehr oder aber wenn angebot rechnung bestellung"
                                    + " lieferung lg"),
            "French",
                    words(
                            "le la les des est sont nous vous je pas et pour avec une dans sur votre vos notre merci bonjour"
                                    + " cordialement au aux du ce cette que qui veuillez ci-joint en ma mon toujours et il elle suis être salut un à où"
                                    + " quand comment combien coûte coûtent pouvez pourriez avez j'ai c'est est-ce serait livrez devis facture"
                                    + " commande ou mais si"),
            "Spanish",
                    words(
                            "el los las es son nosotros usted su sus por para con una que no y del gracias hola saludos estimado"
                                    + " estimada le les adjunto como más este esta está tiene puede llámeme hoy en un al lo se buenos días cuánto"
                                    + " cuánta cuántos cuesta cuestan cuándo dónde puedo pueden podría necesito necesitamos quiero quisiera me nos"
                                    + " pedido factura presupuesto pero si"),
            "Italian",
                    words(
                            "il gli è sono noi voi lei per con una che non di del della grazie buongiorno cordiali saluti in"
                                    + " allegato questo questa può vi ci nel alla ho ha un quanto costa quando dove potete vorrei vorremmo fattura"
                                    + " preventivo ordine ma se"),
            "Dutch",
                    words(
                            "het een en is zijn wij u uw niet met voor op van dank hallo groeten bijlage deze dit kunt ik te dat"
                                    + " aan graag wij heeft wat hoe hoeveel kost wanneer waar kunnen willen offerte factuur maar als"),
            "Portuguese",
                    words(
                            "o os as é são nós você seu sua por para com uma que não e obrigado obrigada olá cumprimentos em"
                                    + " anexo este esta mais do da no na um quanto custa quando onde podem gostaria preciso fatura orçamento mas se"));

    /** Letters and signs that one of them alone is written with. */
    private static final Map<String, Pattern> LETTERS = Map.of(
            "German", Pattern.compile("ß"),
            "French", Pattern.compile("[œùÿ]"),
            "Spanish", Pattern.compile("[¿¡ñ]"),
            "Portuguese", Pattern.compile("[ãõ]"));

    private static final int TELLING = 2;

    private Language() {}

    private static Set<String> words(String list) {
        return Pattern.compile(" ").splitAsStream(list).collect(Collectors.toUnmodifiableSet());
    }

    /** Its English name; empty when the text is too short or no language is clearly ahead. */
    static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        String best = "";
        long most = 0;
        long second = 0;
        List<String> found = NO_LETTER.splitAsStream(start).toList();
        for (Map.Entry<String, Set<String>> language : WORDS.entrySet()) {
            long count =
                    found.stream().filter(language.getValue()::contains).count() + letters(language.getKey(), start);
            if (count > most) {
                second = most;
                most = count;
                best = language.getKey();
            } else {
                second = Math.max(second, count);
            }
        }
        return most >= ENOUGH && most > second ? best : "";
    }

    private static int letters(String language, String text) {
        Pattern letters = LETTERS.get(language);
        return letters != null && letters.matcher(text).find() ? TELLING : 0;
    }
}
