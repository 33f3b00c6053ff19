package dev.aiemployee.local.execute;

/**
 * Where copies of sent mail are kept, over IMAP (RFC 9051); {@code SENT_IMAP_*}.
 *
 * @param folder its name as the server lists it; empty for the one that is found
 */
public record SentSettings(
        SmtpSettings.Server server, SmtpSettings.Login login, String folder, SmtpSettings.Timeouts timeouts) {}
