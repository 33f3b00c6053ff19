package dev.aiemployee.local.approve.note;

import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.hidden.HiddenText;
import java.util.ArrayList;
import java.util.List;

/** What of an approval its reader would not see, or not as it is sent. Pure. */
final class Unseen {
    private final List<String> found = new ArrayList<>();

    private Unseen() {}

    static List<String> in(Outgoing outgoing, ApprovalBody body) {
        Unseen unseen = new Unseen();
        unseen.found.addAll(HiddenText.inDraft(body.head(), body.draft(), body.rest()));
        unseen.property("the subject", outgoing.letter().subject());
        unseen.property("the account", outgoing.account());
        outgoing.goesTo().forEach(place -> unseen.property("a recipient", place));
        outgoing.letter().attachments().forEach(file -> unseen.property("a file's name", file.path()));
        outgoing.booking().lines().forEach(line -> unseen.property("a line's description", line.description()));
        return unseen.found.stream().distinct().toList();
    }

    private void property(String name, String text) {
        found.addAll(HiddenText.inProperty(name, text));
    }
}
