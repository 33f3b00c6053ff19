package dev.aiemployee.cloud.mail.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {
    @ParameterizedTest
    @CsvSource({
        "utf-8, utf-8, Grüße 😀",
        "utf-8, us-ascii, Grüße 😀",
        "utf-8, iso-8859-1, Grüße",
        "utf-8, '', Grüße",
        "utf-8, shift_jis, 会議の件について",
        "windows-1252, us-ascii, “200 €”",
        "windows-1252, iso-8859-1, “200 €”",
        "windows-1252, no-such-set, “200 €”",
        "windows-1252, utf-8, Die Mühe – 200 €",
        "windows-1251, windows-1251, Привет мир",
        "koi8-r, koi8-r, Привет мир",
        "windows-31j, Shift_JIS, 会議は①時から",
        "euc-jp, euc-jp, 会議の件",
        "iso-2022-jp, iso-2022-jp, お見積り",
        "iso-2022-jp, us-ascii, お見積り",
        "x-windows-949, ks_c_5601-1987, 똠방각하",
        "GB18030, gb2312, 朱镕基",
        "Big5, big5, 繁體中文"
    })
    void theTextIsFoundWhateverTheLabelSays(String really, String label, String text) {
        assertThat(TextDecoder.decode(text.getBytes(Charset.forName(really)), label))
                .isEqualTo(text);
    }

    @Test
    void aByteOrderMarkDecides() {
        byte[] marked = ("\uFEFF" + "Grüße").getBytes(UTF_16LE);

        assertThat(TextDecoder.decode(marked, "us-ascii")).endsWith("Grüße");
    }

    @Test
    void oneTornLetterDoesNotMakeTheRestUnreadable() {
        byte[] whole = "Größe, Grüße, Straße und viele Übungen ä".getBytes(UTF_8);

        String text = TextDecoder.decode(Arrays.copyOf(whole, whole.length - 1), "utf-8");

        assertThat(text).startsWith("Größe, Grüße, Straße und viele Übungen ");
    }

    @Test
    void twoByteLettersThatARelayTookForLatinAreFoundAgain() {
        String relayed = new String("繁體中文光碟版".getBytes(Charset.forName("Big5")), ISO_8859_1);

        assertThat(TextDecoder.decode(relayed.getBytes(UTF_8), "big5")).isEqualTo("繁體中文光碟版");
    }

    @Test
    void shortKoreanIsNotTakenForUtf8() {
        byte[] korean = "챘챙".getBytes(Charset.forName("x-windows-949"));

        assertThat(TextDecoder.decode(korean, "euc-kr")).isEqualTo("챘챙");
    }
}
