package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.aiemployee.cloud.draft.ApprovalNote;
import dev.aiemployee.cloud.draft.Draft;
import dev.aiemployee.cloud.draft.DraftText;
import dev.aiemployee.cloud.draft.NoteSettings;
import dev.aiemployee.cloud.draft.RulesDrafter;
import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.MailReader;
import dev.aiemployee.cloud.triage.MailFacts;
import dev.aiemployee.cloud.triage.MailIds;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.QuarantinedMail;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.guard.live.LiveContent;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.ownership.DecidedText;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a mail holds, wherever it holds it: the notes made of it have exactly the keys, sections, boxes and recipients that
 * our code gave them, and show every letter of what would be sent. Judged by our reader, by a Markdown reader that is not
 * ours, and by what Obsidian and its common plugins look for in the raw text.
 */
class HostileMailTest {
    private static final int MAILS = 1_500;
    private static final Instant TIME = Instant.parse("2026-11-20T08:20:00Z");

    private static final Set<String> TASK_KEYS = Set.of(
            "id",
            "type",
            "domain",
            "priority",
            "category",
            "status",
            "created",
            "from",
            "reply_to",
            "subject",
            "message_id",
            "in_reply_to",
            "references",
            "received",
            "has_attachments",
            "key",
            "no_draft",
            "left_to_you");
    private static final List<String> APPROVAL_KEYS = List.of(
            "status",
            "to",
            "subject",
            "priority",
            "risk",
            "received",
            "expires",
            "from",
            "wants",
            "id",
            "type",
            "format",
            "action",
            "domain",
            "created",
            "source_task",
            "drafted_by");

    /** What acts on the raw text of a note; an odd number of backslashes before it disarms it. */
    private static final List<Pattern> ACTING = Stream.of(
                    "`",
                    "\\[",
                    "<[a-zA-Z/!?%]",
                    "\\$",
                    "&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]+);",
                    "(?<![^\\s>])#[^\\s]",
                    "(?<![^\\s>])\\^[A-Za-z0-9-]+\\s*$",
                    "(?i)(?<![a-z0-9])(?!https?:)[a-z][a-z0-9]*://")
            .map(form -> Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*" + form, Pattern.MULTILINE))
            .toList();

    /** What acts whatever stands before it. */
    private static final Pattern ACTING_ANYWHERE =
            Pattern.compile("<%|%>|%%|~~~|::|\\[\\[|[\\p{Cc}&&[^\\n\\t]]|[\\p{Cf}&&[^\\u200c\\u200d"
                    + "\\u0600-\\u0605\\u06dd\\u070f\\u08e2]]|[\\u2028\\u2029\\u00ad\\u115f]");

    private static final long SEED = Long.getLong("mail.seed", 4_711);
    private static final List<Mail> READ = read();

    @Test
    void aTaskHasOnlyTheSectionsAndKeysOfOurs() {
        forEachMail((mail, name) -> {
            Note note = task(mail);

            assertReadsBack(note, name);
            assertThat(TASK_KEYS).as(name).containsAll(note.keys());
            assertStill(note, name);
            MarkdownPage page = MarkdownPage.of(note.body());
            assertThat(page.headings().subList(1, page.headings().size()))
                    .as(name)
                    .isIn(List.of("2 Message"), List.of("2 Attachments", "2 Message"));
            assertThat(page.boxes()).as(name).isEmpty();
            assertThat(page.live()).as("%s:%n%s", name, note.body()).isEmpty();
            assertThat(page.letters())
                    .as(name)
                    .endsWith(MarkdownPage.letters(mail.body().text()));
            note.body().lines().forEach(line -> assertActsOnNothing(line.replaceFirst("^#{1,2} ", ""), name));
        });
    }

    @Test
    void anApprovalHasOneRecipientEmptyBoxesAndItsOwnSections() {
        forEachAnswer((task, note, name) -> {
            assertReadsBack(note, name);
            assertThat(note.keys()).as(name).startsWith(APPROVAL_KEYS.toArray(String[]::new));
            assertThat(Set.of("in_reply_to", "references"))
                    .as(name)
                    .containsAll(note.keys().stream().skip(APPROVAL_KEYS.size()).toList());
            assertThat(note.text("wants").orElse("").length()).as(name).isLessThanOrEqualTo(120);
            assertThat(note.list("to")).as(name).containsExactly(task.answerTo().address());
            assertThat(DecidedText.isDecided(note.source())).as(name).isFalse();
            assertStill(note, name);
            MarkdownPage page = MarkdownPage.of(note.body());
            assertThat(page.headings())
                    .as(name)
                    .containsExactly("2 Decision", "2 Draft", "2 Original message", "2 Why this draft");
            List<String> offered = offered(note, task);
            List<String> boxes = new ArrayList<>(List.of("[ ] Approve", "[ ] Reject"));
            boxes.addAll(
                    offered.isEmpty()
                            ? List.of()
                            : List.of(ToAllBox.line(offered).substring(2)));
            assertThat(page.boxes()).as(name).isEqualTo(boxes);
            assertThat(page.live().stream()
                            .filter(live -> !live.matches("link: mid:[A-Za-z0-9%._-]+"))
                            .filter(live ->
                                    !live.equals("code: " + task.answerTo().address()))
                            .filter(live -> offered.stream().noneMatch(one -> live.equals("code: " + one))))
                    .as("%s:%n%s", name, note.body())
                    .isEmpty();
        });
    }

    /** Whom a tick would add; they are readers of the mail, all of them. */
    private static List<String> offered(Note note, MailTask task) {
        String decision =
                DecisionSection.in(note.body()).map(DecisionSection::text).orElse("");
        List<String> offered = ToAllBox.in(decision).stream()
                .flatMap(box -> box.addresses().stream())
                .toList();
        MailFacts facts = task.facts();
        assertThat(Stream.of(facts.from(), facts.answersTo(), facts.to(), facts.cc())
                        .flatMap(List::stream)
                        .map(MailAddress::address))
                .containsAll(offered);
        return offered;
    }

    @Test
    void anApprovalShowsEveryLetterThatWouldBeSent() {
        forEachAnswer((task, note, name) -> {
            String body = note.body();
            String sent = body.substring(body.indexOf("\n## Draft\n") + 10, body.indexOf("\n## Original message\n"));

            String shown = MarkdownPage.of(body).letters();

            assertThat(shown)
                    .as(name)
                    .contains("Draft" + MarkdownPage.letters(sent) + "Originalmessage"
                            + MarkdownPage.letters(
                                    task.text().isEmpty() ? "The mail has no readable text." : task.text())
                            + "Whythisdraft");
            assertThat(ACTING_ANYWHERE.matcher(sent).results().map(MatchResult::group))
                    .as(name)
                    .isEmpty();
        });
    }

    @Test
    void theAnswerGoesWhereTheMailSaysOrNowhere() {
        forEachMail((mail, name) -> {
            Optional<MailTask> task =
                    MailTask.of(task(mail)).filter(read -> mail.answerTo().isPresent());

            assertThat(task.map(read -> read.answerTo().address()))
                    .as(name)
                    .isEqualTo(mail.answerTo().map(to -> to.address()));
            task.ifPresent(read -> assertThat(read.text().replaceAll("\\s+", " "))
                    .as(name)
                    .isEqualTo(mail.body().text().replaceAll("\\s+", " ")));
        });
    }

    @Test
    void anEventIsOneLine() {
        forEachAnswer((task, approval, name) -> {
            TaskId draft = ApprovalNote.first(task);
            VaultPath path = new VaultPath("Pending_Approval/email/" + draft + ".md");

            Note note = CloudEvent.draftReady(draft, path, task.subject(), new AgentName("cloud"), TIME);

            assertReadsBack(note, name);
            assertThat(note.keys()).as(name).containsExactly("id", "type", "created", "agent", "title", "link");
            assertThat(note.body().strip().lines()).as(name).hasSize(1);
            assertStill(note, name);
            assertThat(MarkdownPage.of(note.body()).live()).as(name).isEmpty();
            assertActsOnNothing(note.body().strip(), name);
        });
    }

    @Test
    void aQuarantinedMailsNoteHasOnlyOurSections() {
        forEachMail((mail, name) -> {
            String from = mail.sender().map(Object::toString).orElse("");
            Note note = new QuarantinedMail(
                            MailIds.of(mail, TIME),
                            mail.key(),
                            from,
                            mail.subject(),
                            7,
                            9,
                            "it is too large to be read here")
                    .note(TIME, TIME);

            assertReadsBack(note, name);
            assertStill(note, name);
            MarkdownPage page = MarkdownPage.of(note.body());
            assertThat(page.headings())
                    .as(name)
                    .containsExactly("1 A mail was not read", "2 What happened", "2 What it means", "2 What to do");
            assertThat(page.boxes()).as(name).isEmpty();
            assertThat(page.live()).as("%s:%n%s", name, note.body()).isEmpty();
            note.body().lines().forEach(line -> assertActsOnNothing(line.replaceFirst("^#{1,2} ", ""), name));
        });
    }

    private interface MailCheck {
        void check(Mail mail, String name);
    }

    private interface AnswerCheck {
        void check(MailTask task, Note approval, String name);
    }

    private static List<Mail> read() {
        HostileMail mails = new HostileMail(SEED);
        MailReader reader = new MailReader();
        return Stream.generate(mails::next)
                .limit(MAILS)
                .map(reader::read)
                .map(Mail.class::cast)
                .toList();
    }

    private static void forEachMail(MailCheck check) {
        for (int i = 0; i < READ.size(); i++) {
            check.check(READ.get(i), "seed " + SEED + ", mail " + i);
        }
    }

    /** Answered by the rules, and by a model that says back whatever the mail says, which is as bad as a model can be. */
    private static void forEachAnswer(AnswerCheck check) {
        HostileMail scraps = new HostileMail(SEED + 1);
        Random echo = new Random(SEED);
        forEachMail((mail, name) -> MailTask.of(task(mail))
                .filter(task -> mail.answerTo().isPresent())
                .ifPresent(task -> {
                    Draft draft = echo.nextBoolean()
                            ? new RulesDrafter().draft(task, Handbook.NONE)
                            : parrot(task.text() + "\n" + scraps.scraps(12), scraps.scraps(4));
                    check.check(
                            task,
                            ApprovalNote.of(task, draft, Handbook.NONE, NoteSettings.plain("cloud (rules)"), TIME),
                            name);
                }));
    }

    private static Draft parrot(String text, String reason) {
        String tame = DraftText.tame(text);
        return new Draft(tame.isEmpty() ? "Yes." : tame, List.of(reason));
    }

    private static Note task(Mail mail) {
        return TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME);
    }

    private static void assertReadsBack(Note note, String name) {
        assertThat(new NoteFormat().parse(note.bytes()).note()).as(name).contains(note);
    }

    /** As the local agent judges it before it touches the disk, and nothing in a value that a view would run. */
    private static void assertStill(Note note, String name) {
        assertThat(LiveContent.refusal(note.source())).as(name).isEmpty();
        List<String> values = new ArrayList<>();
        note.keys().forEach(key -> {
            note.text(key).ifPresent(values::add);
            values.addAll(note.list(key));
        });
        values.forEach(
                value -> assertThat(value)
                        .as(name)
                        .doesNotContain("\n", "\r", "`", "[[", "](", "<%", "%>", "%%")
                        .doesNotContainPattern(
                                "(?<![a-zA-Z0-9])obsidian:[^ ]|[\\p{Cc}\\p{Zl}\\p{Zp}]|[\\p{Cf}&&[^\\u200c\\u200d\\u0600-\\u0605]]"));
    }

    private static void assertActsOnNothing(String line, String name) {
        Stream.concat(Stream.of(ACTING_ANYWHERE), ACTING.stream())
                .filter(form -> form.matcher(line).find())
                .forEach(form -> fail("%s: %s in %s", name, form, line));
    }
}
