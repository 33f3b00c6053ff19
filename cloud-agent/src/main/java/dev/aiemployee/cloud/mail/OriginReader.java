package dev.aiemployee.cloud.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the signs that a mail came from a list or a machine (RFC 3834, RFC 2369, RFC 2919, RFC 8098), in the words of many languages. */
final class OriginReader {
    /** Senders that take no replies, as their names say in the languages one meets. */
    private static final Pattern NO_REPLY = Pattern.compile(
            "(?:.*[._+-])?(?:"
                    + "no[._-]?reply|not?[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|no[._-]?answer"
                    + "|keine?[._-]?antwort(?:en)?|nicht[._-]?antworten|ne[._-]?pas[._-]?repondre|pas[._-]?de[._-]?reponse"
                    + "|no[._-]?respond(?:er|a)|no[._-]?contest(?:ar|e)|no[._-]?responda|sin[._-]?respuesta"
                    + "|non[._-]?rispond(?:ere|i)|nao[._-]?respond(?:a|er)|niet[._-]?(?:be)?antwoorden|geen[._-]?antwoord"
                    + "|inte[._-]?svara|svara[._-]?inte|svar[._-]?ej|ikke[._-]?svar|ei[._-]?vastata|nie[._-]?odpowiada[cj]"
                    + "|neodpovid(?:at|ejte)|yanitlama(?:yin)?|ne[._-]?valaszolj(?:on)?|nu[._-]?raspunde(?:ti)?|mailer[._-]?daemon|unattended|unmonitored)(?:[._+=-].*|\\d*)");
    /** Names of senders that are programs, and addresses made for one mail alone. */
    private static final Pattern PROGRAM = Pattern.compile(
            "auto[._-]?(?:confirm|reply|respon|mail|notif|submit|generat|matic|mat)[\\w.-]*|automated[\\w.-]*"
                    + "|notifications?|notify|alerts?|listserv|majordomo|microsoftexchange[0-9a-f]{32}"
                    + "|(?:[\\w.]+[._-])?bounces?(?:[+=].*|-[\\w.=-]*\\d.*)?");

    private static final Pattern SPAM_SUBJECT =
            Pattern.compile("(?i)^\\W*(?:\\[|\\*{2,})\\s*spam\\s*(?:\\]|\\*{2,}).*");
    private static final Pattern BOUNCE_SUBJECT =
            Pattern.compile("(?i)^(?:undeliver(?:able|ed mail)|unzustellbar|nicht zustellbar"
                    + "|mail delivery (?:failed|failure|subsystem)|delivery (?:status notification|failure(?! of)|has failed)|returned mail"
                    + "|failure notice|mail system error|[ée]chec de (?:la )?remise|non remis|message non distribu"
                    + "|no se (?:puede|pudo) entregar|mancat[oa] (?:recapito|consegna)|onbestelbaar).*");
    private static final Pattern RECEIPT_SUBJECT = Pattern.compile(
            "(?i)^(?:gelesen|ungelesen gel[öo]scht|read|not read|lu|non lu|le[íi]do|letto|gelezen|lido)\\s*:.*");
    private static final Pattern RECEIPT_WORDS = Pattern.compile(
            "(?is).*(?:wurde (?:am )?.{0,80}gelesen|was read|has been read"
                    + "|a [ée]t[ée] lu|fue le[íi]do|[èe] stato letto|is gelezen|foi lida|without being read|ungelesen gel[öo]scht).*");
    private static final Pattern BULK_MAILER = Pattern.compile(
            "(?i)mailchimp|cleverreach|rapidmail|newsletter|mailjet|sendinblue|brevo|campaign ?monitor|constant contact|phplist");
    private static final Pattern UNSUBSCRIBE = Pattern.compile(
            "(?i)(?:abmelden|abbestellen|austragen|unsubscribe|opt[ -]out"
                    + "|d[ée]sinscri|d[ée]sabonn|darse de baja|cancelar (?:la |su )?suscripci|disiscriv|cancella (?:l')?iscrizione"
                    + "|afmelden|uitschrijven|nicht mehr erhalten|cancelar inscri)[^\\n]{0,120}\\n?[^\\n]{0,40}https?://");

    /** What a list sets of itself. */
    private static final List<String> OF_LIST = List.of(
            "List-Unsubscribe",
            "List-Id",
            "List-Post",
            "List-Help",
            "List-Subscribe",
            "List-Owner",
            "List-Archive",
            "Mailing-List",
            "X-Mailing-List");

    private static final List<String> OF_CAMPAIGN = List.of("X-Campaign-Id", "X-CampaignID", "X-Campaign");
    private static final List<String> DELIVERED =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To");
    /** It says which automatic answers the sender wants; people's programs set it too, so alone it is no sign of a machine. */
    private static final String SUPPRESSED = "X-Auto-Response-Suppress";

    private static final int LOOKED_AT = 20_000;

    private final HeaderFields headers;
    private final PartType type;
    private final Correspondents people;
    private final String words;
    private final String calendar;
    private final String subject;
    private final MachineWords machine;

    private OriginReader(HeaderFields headers, PartType type, Correspondents people, String text, String calendar) {
        this.headers = headers;
        this.type = type;
        this.people = people;
        this.words = OwnWords.of(text.substring(0, Math.min(text.length(), LOOKED_AT)));
        this.calendar = calendar;
        this.subject = headers.text("Subject", 300);
        this.machine = new MachineWords(subject, words);
    }

    /**
     * Everything is looked at that tells.
     *
     * @param text what is readable of the mail
     * @param calendar as {@link MailContent#calendar}
     */
    static MailOrigin read(HeaderFields headers, PartType type, Correspondents people, String text, String calendar) {
        OriginReader reader = new OriginReader(headers, type, people, text, calendar);
        List<List<MailAddress>> ids = PassedOn.ids(headers);
        List<MailAddress> posts = PassedOn.posts(headers);
        if (ids.isEmpty() && posts.isEmpty()) {
            return reader.origin(reader.bulk(), reader.automatic(), null);
        }
        Predicate<MailAddress> list = address -> Stream.concat(ids.stream().flatMap(List::stream), posts.stream())
                .anyMatch(address::sameMailbox);
        List<MailAddress> writers = PassedOn.writers(headers, people, list);
        Correspondents wrote = new Correspondents(
                writers.isEmpty() ? people.from() : writers.subList(0, 1),
                people.replyTo().stream().filter(list.negate()).toList(),
                people.to(),
                people.cc());
        String written = PassedOn.withoutFooter(text, list);
        OriginReader beforeList = new OriginReader(headers, type, wrote, written, calendar);
        MailOrigin without = beforeList.origin(beforeList.bulkOfWriter(), beforeList.automaticOfWriter(), null);
        return reader.origin(reader.bulk(), reader.automatic(), new PassedOn(ids, posts, writers, without));
    }

    private MailOrigin origin(List<String> bulk, List<String> automatic, @Nullable PassedOn list) {
        MailKind kind = kind(bulk, automatic);
        boolean letter =
                kind == MailKind.INVITATION || kind == MailKind.CANCELLATION || kind == MailKind.INVITATION_ANSWER;
        return new MailOrigin(
                kind, letter ? List.of() : bulk, letter ? List.of() : automatic, isImportant(), deliveredTo(), list);
    }

    private MailKind kind(List<String> bulk, List<String> automatic) {
        if (isSpam()) {
            return MailKind.SPAM;
        }
        if (isReceipt()) {
            return MailKind.RECEIPT;
        }
        if (isBounce()) {
            return MailKind.BOUNCE;
        }
        if (machine.isAbsence()) {
            return MailKind.ABSENCE;
        }
        if (!calendar.isEmpty() && !calendar.equals("publish")) {
            return switch (calendar) {
                case "cancel" -> MailKind.CANCELLATION;
                case "reply" -> MailKind.INVITATION_ANSWER;
                default -> MailKind.INVITATION;
            };
        }
        if (!bulk.isEmpty()) {
            return MailKind.LIST;
        }
        return automatic.isEmpty() ? byWords() : MailKind.MACHINE;
    }

    private MailKind byWords() {
        if (machine.isMachine()) {
            return MailKind.MACHINE_BY_WORDS;
        }
        boolean many = headers.has("Feedback-ID") || UNSUBSCRIBE.matcher(words).find();
        return many && !isAnswer() ? MailKind.LIST_BY_WORDS : MailKind.LETTER;
    }

    /** An answer to a mail: people who answer out of a program for customers send list headers along. */
    private boolean isAnswer() {
        return headers.first("In-Reply-To").contains("@")
                || headers.first("References").contains("@");
    }

    private boolean isSpam() {
        return word("X-Spam-Flag").equals("yes")
                || word("X-Spam-Status").equals("yes")
                || word("X-Spam").equals("yes")
                || word("X-MS-Exchange-Organization-SCL").matches("[5-9]")
                || SPAM_SUBJECT.matcher(subject).matches();
    }

    private boolean isReceipt() {
        boolean report = type.is("multipart/report")
                && type.parameter("report-type").equalsIgnoreCase("disposition-notification");
        return report
                || (RECEIPT_SUBJECT.matcher(subject).matches()
                        && RECEIPT_WORDS.matcher(words).matches());
    }

    private boolean isBounce() {
        boolean daemon = people.from().stream()
                .anyMatch(from -> from.localPart().matches("mailer[._-]?daemon|microsoftexchange[0-9a-f]{32}"));
        return type.is("multipart/report")
                || headers.has("X-Failed-Recipients")
                || headers.has("X-MS-Exchange-Message-Is-Ndr")
                || daemon
                || BOUNCE_SUBJECT.matcher(subject).matches();
    }

    private List<String> bulk() {
        List<String> reasons = new ArrayList<>();
        Stream.of(OF_LIST, OF_CAMPAIGN)
                .flatMap(List::stream)
                .filter(headers::has)
                .forEach(reasons::add);
        String precedence = word("Precedence");
        if (List.of("bulk", "list", "junk").contains(precedence)) {
            reasons.add("Precedence: " + precedence);
        }
        if (BULK_MAILER.matcher(headers.text("X-Mailer", 200)).find()) {
            reasons.add("a program for newsletters");
        }
        return reasons.equals(List.of("List-Unsubscribe")) && isAnswer() ? List.of() : reasons;
    }

    /** What a list does not set: a newsletter stays one when a list passes it on. */
    private List<String> bulkOfWriter() {
        return bulk().stream()
                .filter(reason -> !OF_LIST.contains(reason) && !reason.equals("Precedence: list"))
                .toList();
    }

    private List<String> automaticOfWriter() {
        List<String> reasons =
                automatic().stream().filter(reason -> !reason.equals("X-Loop")).toList();
        return reasons.equals(List.of(SUPPRESSED)) ? List.of() : reasons;
    }

    private List<String> automatic() {
        List<String> reasons = new ArrayList<>();
        String submitted = word("Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.equals("no")) {
            reasons.add("Auto-Submitted: " + submitted);
        }
        if (word("Precedence").equals("auto_reply")) {
            reasons.add("Precedence: auto_reply");
        }
        for (String name : List.of("X-Autoreply", "X-Autorespond", "X-Loop")) {
            if (headers.has(name)) {
                reasons.add(name);
            }
        }
        if (type.is("multipart/report")) {
            reasons.add("a delivery report");
        }
        if (headers.first("Return-Path").replace(" ", "").equals("<>")) {
            reasons.add("an empty return path");
        }
        if (takesNoReplies()) {
            reasons.add("a sender that takes no replies");
        }
        String suppressed = word(SUPPRESSED);
        if (!reasons.isEmpty() && !suppressed.isEmpty() && !suppressed.equals("none")) {
            reasons.add(SUPPRESSED);
        }
        return reasons;
    }

    /** A form on a web page sends as nobody, and says who wrote: then that person waits. */
    private boolean takesNoReplies() {
        Optional<MailAddress> wanted =
                people.replyTo().stream().filter(MailAddress::isUsable).findFirst();
        boolean sender = people.from().stream().limit(1).anyMatch(OriginReader::isMachine);
        return wanted.map(OriginReader::isMachine).orElse(sender);
    }

    private static boolean isMachine(MailAddress address) {
        String name = address.localPart();
        return NO_REPLY.matcher(name).matches() || PROGRAM.matcher(name).matches();
    }

    private boolean isImportant() {
        return word("Importance").equals("high")
                || word("X-Priority").matches("[12]")
                || word("X-MSMail-Priority").equals("high")
                || word("Priority").equals("urgent");
    }

    private List<MailAddress> deliveredTo() {
        return DELIVERED.stream()
                .flatMap(name -> headers.all(name).stream())
                .flatMap(value -> Stream.of(value.replaceAll("[<>\\s]", "")))
                .map(address -> new MailAddress("", address))
                .filter(MailAddress::isUsable)
                .limit(20)
                .toList();
    }

    /** The first word of a field, lower case and short: it is shown to a person. */
    private String word(String name) {
        String first = headers.text(name, 80).toLowerCase(Locale.ROOT).split("[;,( ]", 2)[0];
        return first.replaceAll("[^a-z0-9_-]", "");
    }
}
