package dev.aiemployee.demo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of each mail that got a draft, as far as the story has come. */
final class Casebook {
    /**
     * One mail on its way.
     *
     * @param draft the id of its approval note
     * @param source the id of its task
     * @param subject what the answer's subject must be
     * @param text what must be sent if the operator says yes: at first the cloud's draft
     */
    record Case(Mail mail, String draft, String source, String subject, String text) {
        String pending() {
            return "Pending_Approval/email/" + draft + ".md";
        }

        Case withText(String edited) {
            return new Case(mail, draft, source, subject, edited);
        }
    }

    private final Map<Mail, Case> cases = new EnumMap<>(Mail.class);

    /** Enters a case, or what is new about it. */
    void put(Case found) {
        cases.put(found.mail(), found);
    }

    Case of(Mail mail) {
        return Optional.ofNullable(cases.get(mail))
                .orElseThrow(() -> new IllegalStateException(mail + " has no draft yet"));
    }

    /** Every case, in the order of the mails. */
    List<Case> all() {
        return List.copyOf(cases.values());
    }

    /** The cases that the operator says yes to. */
    List<Case> approved() {
        return cases.values().stream()
                .filter(found -> found.mail().isApproved())
                .toList();
    }

    /** How many answers each sender must have got once the story is over. */
    static Map<Mail, Integer> expectedAnswers() {
        return Arrays.stream(Mail.values()).collect(Collectors.toMap(mail -> mail, mail -> mail.isApproved() ? 1 : 0));
    }
}
