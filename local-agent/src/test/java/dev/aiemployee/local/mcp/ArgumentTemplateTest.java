package dev.aiemployee.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Clearing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentTemplateTest {
    private static final Cleared POST =
            Clearing.of(ApprovalNotes.post("LINKEDIN_POST_1", "Buy {subject} at $1 {{now}}\\"));

    @Test
    void whatComesInPlaceOfAPlaceholderIsNotLookedAtAgain() {
        assertThat(filled("{body} ({approval})")).isEqualTo("Buy {subject} at $1 {{now}}\\ (LINKEDIN_POST_1)");
    }

    @Test
    void doubledBracesAreSingleOnesAndOthersStay() {
        assertThat(filled("{{body}} { {1} } {A}")).isEqualTo("{body} { {1} } {A}");
    }

    @Test
    void anArgumentThatIsAPlaceholderAloneIsLeftOutWhenThereIsNoSuchValue() {
        ArgumentTemplate template = new ArgumentTemplate(Map.of(
                "chat",
                "{chat}",
                "note",
                "to {chat}",
                "list",
                List.of("{account}", "a"),
                "map",
                Map.of("s", "{subject}")));

        assertThat(template.fill(POST)).isEqualTo(Map.of("note", "to ", "list", List.of("a"), "map", Map.of()));
    }

    @Test
    void eachPlaceholderStandsForItsPartOfTheApprovedContent() {
        Cleared message = Clearing.of(ApprovalNotes.message("WHATSAPP_1", "Yes.")
                .with("account", "office")
                .with("subject", "Answer to Anna"));

        assertThat(new ArgumentTemplate(
                                Map.of("all", "{body}|{subject}|{platform}|{chat}|{account}|{approval}|{digest}"))
                        .fill(message))
                .containsEntry(
                        "all",
                        "Yes.|Answer to Anna||Anna & Söhne|office|WHATSAPP_1|"
                                + message.digest().value());
    }

    @Test
    void namesThatStandForNothingAreFoundWhereverTheyAre() {
        ArgumentTemplate template =
                new ArgumentTemplate(Map.of("a", List.of(Map.of("b", "{one} {{two}} {body}")), "c", "{three}"));

        assertThat(template.unknown()).containsExactly("one", "three");
        assertThat(template.used()).containsExactly(ArgumentPlaceholder.BODY);
    }

    private static Object filled(String template) {
        return new ArgumentTemplate(Map.of("a", template)).fill(POST).get("a");
    }
}
