package dev.aiemployee.cloud.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {
    @Test
    void paragraphsAndListsKeepTheirShape() {
        String text =
                HtmlText.of("<p>One</p><p>Two<br>three</p><ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>");

        assertThat(text).isEqualTo("One\n\nTwo\nthree\n\n- a\n- b\n\n1. c\n2. d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span style='display:none'>secret</span>",
                "<span style='DISPLAY : None'>secret</span>",
                "<span style='visibility:hidden'>secret</span>",
                "<span style='font-size:0'>secret</span>",
                "<span style='font-size: 0px;color:red'>secret</span>",
                "<span style='opacity:0.0'>secret</span>",
                "<span style='max-height:0;overflow:hidden'>secret</span>",
                "<span hidden>secret</span>",
                "<script>secret</script>",
                "<style>secret</style>",
                "<template>secret</template>",
                "<!-- secret -->",
                "<textarea>secret</textarea>"
            })
    void whatNobodySeesIsNotRead(String html) {
        assertThat(HtmlText.of("<body>seen " + html + "</body>")).isEqualTo("seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"font-size:0.8em", "font-size:10px", "opacity:0.9", "max-height:0.5em"})
    void smallIsNotHidden(String style) {
        assertThat(HtmlText.of("<p style='" + style + "'>seen</p>")).isEqualTo("seen");
    }

    @Test
    void linksKeepTheirAddressUnlessItIsTheirText() {
        assertThat(HtmlText.of("<a href='https://a.example/x'>here</a>")).isEqualTo("here (https://a.example/x)");
        assertThat(HtmlText.of("<a href='https://a.example'>https://a.example</a>"))
                .isEqualTo("https://a.example");
        assertThat(HtmlText.of("<a href='mailto:ada@a.example'>write</a>")).isEqualTo("write (ada@a.example)");
        assertThat(HtmlText.of("<a href='javascript:alert(1)'>here</a>")).isEqualTo("here");
    }

    @Test
    void imagesAreNeverLoadedAndShowTheirLabel() {
        assertThat(HtmlText.of("<img src='https://t.example/p.gif'>a<img alt='Logo' src=x>"))
                .isEqualTo("a[Logo]");
    }

    @Test
    void quotedPartsAreQuoted() {
        assertThat(HtmlText.of("<p>new</p><blockquote><p>old</p><p>older</p></blockquote><p>end</p>"))
                .isEqualTo("new\n\n> old\n>\n> older\n\nend");
    }

    @Test
    void tableCellsStandApart() {
        assertThat(HtmlText.of("<table><tr><td>Lamp</td><td>10</td></tr><tr><td>Chair</td><td>20</td></tr></table>"))
                .isEqualTo("Lamp  10\nChair  20");
    }
}
