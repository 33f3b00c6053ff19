package dev.aiemployee.local.approve;

import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.handbook.Contact;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.content.Recipients;
import dev.aiemployee.local.approve.note.ApprovalBody;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a note said of its own decision when it came that no drafter of ours says: other boxes, an outcome, recipients that are not its
 * own. Who reads it may take a yes for something else. Pure.
 */
public final class ForeignWords {
    private static final String HELD = "a yes sends what stands under Draft, whatever they say";
    private static final String DECISION =
            "under Decision the note came with words that your agent does not write: " + HELD;
    private static final String CALLOUT =
            "the note came with a notice that your agent did not write: nothing was decided or sent before your yes";
    private static final String RECIPIENTS = "what the note said of who gets it was not so";

    /** An agent of ours writes no callout but its warning; in what others wrote the bracket has a backslash before it. */
    private static final Pattern ANY_CALLOUT = Pattern.compile("(?<!\\\\)\\[!");

    private static final Pattern OUR_CALLOUT =
            Pattern.compile("> \\[!warning\\] Look (?:first|twice before you approve)\\s*");

    private static final String COPIES = ", a copy (Cc) to ";
    private static final String NOBODY_ELSE = ", and to nobody else.";
    private static final Pattern WHO = Pattern.compile("(?:, )?(?:([^`]{1,200}) )?`([^`]+)`");
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(?: [^`]+ (?:is|are) left out(?:[.:]|; whom of them you want to keep, add under `cc`\\.))?\\s*");

    private ForeignWords() {}

    /**
     * A question for each kind; empty when there is none.
     *
     * @param came the note as somebody else last put it before the operator, undecided
     */
    public static List<String> in(Note came, Handbook handbook) {
        List<String> questions = new ArrayList<>();
        ApprovalBody body = ApprovalBody.parse(came.body());
        boolean callout =
                Stream.of(body.head(), body.rest()).flatMap(String::lines).anyMatch(ForeignWords::isForeign);
        DecisionSection.in(came.body()).ifPresent(decision -> {
            if (!decision.foreign().isEmpty()) {
                questions.add(DECISION);
            }
            if (ApprovalReader.read(came, AttachedFiles.NONE, ZoneOffset.UTC) instanceof ReadApproval.Whole whole
                    && !decision.recipients().stream()
                            .allMatch(line -> isSo(
                                    line,
                                    whole.content().outgoing().recipients(),
                                    new Names(handbook, writer(came))))) {
                questions.add(RECIPIENTS);
            }
        });
        if (callout) {
            questions.add(CALLOUT);
        }
        return List.copyOf(questions);
    }

    private static boolean isForeign(String line) {
        return ANY_CALLOUT.matcher(line).find() && !OUR_CALLOUT.matcher(line).matches();
    }

    /** The drafter's sentence: everybody by address, in the order of the properties, and nobody else. */
    private static boolean isSo(String line, Recipients recipients, Names known) {
        int end = line.indexOf(NOBODY_ELSE);
        if (end < 0
                || !recipients.bcc().isEmpty()
                || !LEFT_OUT.matcher(line.substring(end + NOBODY_ELSE.length())).matches()) {
            return false;
        }
        String who = line.substring(DecisionSection.SENT_TO.length(), end);
        int copies = who.indexOf(COPIES);
        String to = copies < 0 ? who : who.substring(0, copies);
        String cc = copies < 0 ? "" : who.substring(copies + COPIES.length());
        return names(to, recipients.to(), known) && names(cc, recipients.cc(), known);
    }

    private static boolean names(String said, List<Mailbox> recipients, Names known) {
        Matcher who = WHO.matcher(said);
        int at = 0;
        for (Mailbox recipient : recipients) {
            who.region(at, said.length());
            if (!who.lookingAt()
                    || !who.group(2).equals(recipient.address())
                    || (who.group(1) != null && !known.isNameOf(who.group(1), recipient))) {
                return false;
            }
            at = who.end();
        }
        return at == said.length();
    }

    private static String writer(Note came) {
        try {
            return Mailbox.parse(came.text("from").orElse("")).name();
        } catch (IllegalArgumentException odd) {
            return "";
        }
    }

    /**
     * What people may be called. Somebody whom the handbook names is called so, or as they call themselves in their mail: the handbook
     * may have got to know them since. What others call themselves is theirs to say.
     */
    private record Names(Handbook handbook, String writer) {
        boolean isNameOf(String name, Mailbox recipient) {
            String known = handbook.find(recipient.address())
                    .filter(contact -> contact.address().contains("@"))
                    .map(Contact::name)
                    .map(Names::letters)
                    .orElse("");
            String said = letters(name);
            return known.isEmpty()
                    || known.equals(said)
                    || said.equals(letters(writer))
                    || (name.endsWith("\u2026") && known.startsWith(said));
        }

        private static String letters(String name) {
            return name.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
        }
    }
}
