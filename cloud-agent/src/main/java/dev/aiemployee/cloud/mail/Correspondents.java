package dev.aiemployee.cloud.mail;

import java.util.List;

/**
 * Who a mail is from and to, in header order.
 *
 * @param from every address of every From header; a sound mail has exactly one
 * @param replyTo where answers are wanted, often empty
 */
public record Correspondents(
        List<MailAddress> from, List<MailAddress> replyTo, List<MailAddress> to, List<MailAddress> cc) {
    public Correspondents {
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }
}
