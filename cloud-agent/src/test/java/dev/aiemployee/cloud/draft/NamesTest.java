package dev.aiemployee.cloud.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Nina Vogt | Nina
            Vogt, Nina | Nina
            Dr. Nina Vogt | Nina
            Prof. Dr. Nina Vogt | Nina
            Herr Peter Vogt | Peter
            Mr Peter Vogt | Peter
            NINA VOGT | Nina
            nina vogt | Nina
            N. Vogt | N. Vogt
            'Nina Vogt' | Nina
            Nina Vogt (Vogt GmbH) | Nina
            Nina Vogt / Vogt GmbH | Nina
            Nina Vogt M.A. | Nina
            Nina Vogt via LinkedIn | Nina
            DUPONT Claire | Claire
            van der Berg, Jan | Jan
            Anna-Lena Schmidt | Anna-Lena
            Familie Berger | Familie Berger
            Ing. Karl Huber | Karl
            Vogt GmbH | ``
            Tischlerei Vogt | ``
            Team Vogt | ``
            Nina und Tom Vogt | ``
            Nina & Tom | ``
            Smith J | ``
            Stadt Köln | ``
            Amtsgericht Berlin | ``
            Office Manager | ``
            Buchhaltung | ``
            Bestellung 4711 | ``
            j.smith | ``
            info@vogt.example | ``
            N1na | ``
            李 明 | ``
            """)
    void aPersonIsGreetedByTheirFirstNameAndNobodyElseByAny(String shown, String called) {
        assertThat(Names.called(shown, false)).isEqualTo(called);
    }
}
