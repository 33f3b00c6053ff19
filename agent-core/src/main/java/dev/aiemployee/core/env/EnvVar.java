package dev.aiemployee.core.env;

import static dev.aiemployee.core.task.AgentKind.CLOUD;
import static dev.aiemployee.core.task.AgentKind.LOCAL;

import dev.aiemployee.core.task.AgentKind;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue: every environment variable that an agent reads. A constant is named exactly as its variable. The example
 * files and {@code docs/CONFIGURATION.md} say the same, which a test checks.
 */
public enum EnvVar {
    TIER(both("which edition runs").oneOf("platinum", "gold").or("platinum")),
    ENABLE_CLOUD_AGENT(local("whether a cloud agent works on the same vault; false: local runs alone, without a remote")
            .form(ValueForm.FLAG)
            .or("true")),
    AGENT_ID(both("this agent's name, and its folder below In_Progress/")
            .form(ValueForm.AGENT)
            .said("cloud or local")),
    VAULT_PATH(both("the vault's folder").form(ValueForm.PATH).needed()),
    GIT_REMOTE_URL(
            both("the repository that both agents share").form(ValueForm.REMOTE).needed()),
    GIT_BRANCH(both("the branch that both agents share").form(ValueForm.BRANCH).or("main")),
    GIT_SYNC_INTERVAL(
            both("seconds between two sync cycles").form(ValueForm.SECONDS).or("60")),
    TIP_POLL_INTERVAL(both("seconds between two looks at the remote's tip")
            .form(ValueForm.SECONDS)
            .or("2")),
    STATE_PATH(both("journals and other state, outside the vault")
            .form(ValueForm.PATH)
            .said("~/.local/state/personal-ai-employee/<agent>")),
    STALE_CLAIM_HOURS(both("hours of silence after which a claim comes back")
            .form(ValueForm.HOURS)
            .or("24")),
    QUIET_SECONDS(both("seconds a note must be left alone before it counts")
            .form(ValueForm.SECONDS_OR_NONE)
            .or("2")),
    OPERATOR_ALLOWED_SIGNERS(local("file of the SSH keys whose signed commits count as the operator's")
            .form(ValueForm.PATH)),
    DEVICE_KEY_PATH(local("private SSH key that this agent signs its commits with; for a second local machine")
            .form(ValueForm.PATH)),
    DEVICE_ALLOWED_SIGNERS(local("file of the other local machines' device keys, each with its agent's name")
            .form(ValueForm.PATH)),
    GIT_SSH_KEY_PATH(both("private key for the remote; needed when it is reached over SSH")
            .form(ValueForm.PATH)),
    GIT_KNOWN_HOSTS_PATH(both("known_hosts file with the remote's key; needed when it is reached over SSH")
            .form(ValueForm.PATH)),
    GIT_HTTPS_TOKEN(
            both("token for the remote, needed when its address is https://; one that can write to this repository"
                            + " alone")
                    .secret()),
    GIT_HTTPS_USER(both("user that goes with the token; most hosts take any").or("x-access-token")),
    SYNC_FILE_TYPES(
            both("more endings that are synced, with commas between: txt,mp3; notes, images, pdf, csv and ics always are")
                    .form(ValueForm.FILE_TYPES)),
    SYNC_ON_CONFLICT(both("keep-both: the other text goes to Conflicts/; abort: nothing moves until it is resolved")
            .oneOf("keep-both", "abort")
            .or("keep-both")),
    TIME_ZONE(both("the time zone in which you read times, such as Europe/Berlin")
            .form(ValueForm.ZONE)
            .said("this machine's")),
    LOG_LEVEL(both("how much is logged")
            .oneOf("error", "warn", "info", "debug", "trace")
            .or("info")),
    LOG_FORMAT(both("how it is logged").oneOf("text", "json").or("text")),

    CLAUDE_API_KEY(both("key for Claude; without one, rules triage and draft").secret()),
    ANTHROPIC_API_KEY(both("the same under Anthropic's own name; CLAUDE_API_KEY goes first")
            .secret()),
    CLAUDE_MODEL(both("model that triages and drafts")),
    ANTHROPIC_BASE_URL(both("another address of the Claude API").form(ValueForm.URL)),
    API_RATE_LIMIT_PER_MIN(
            both("model calls a minute at most").form(ValueForm.COUNT).or("10")),
    API_DAILY_COST_LIMIT(both("USD a day after which no model is called").form(ValueForm.AMOUNT)),
    COST_ALERT_THRESHOLD(both("USD a week above which an alert is raised")
            .form(ValueForm.AMOUNT)
            .or("50")),

    MAIL_SOURCE(cloud("where mail is read").oneOf("imap", "gmail", "none").or("imap")),
    IMAP_HOST(cloud("mail server; needed for MAIL_SOURCE=imap").form(ValueForm.HOST)),
    IMAP_PORT(cloud("port of IMAP_HOST").form(ValueForm.PORT).or("993")),
    IMAP_TLS(cloud("encryption of that connection; none is for a server on the same machine")
            .oneOf("tls", "starttls", "none")
            .or("tls")),
    IMAP_USER(cloud("mailbox; needed for MAIL_SOURCE=imap")),
    IMAP_READONLY_PASSWORD(cloud("password that can read mail, not send it; needed for MAIL_SOURCE=imap")
            .secret()),
    GMAIL_CREDENTIALS_PATH(cloud("file with the gmail.readonly credential; needed for MAIL_SOURCE=gmail")
            .form(ValueForm.PATH)),
    MAIL_POLL_INTERVAL(cloud("seconds between two looks at the mailbox")
            .form(ValueForm.SECONDS)
            .or("120")),
    MAIL_SINCE(cloud("days that the first look into a mailbox goes back; older mail is left alone")
            .form(ValueForm.DAYS)
            .or("2")),
    MAIL_OWN(cloud("your own addresses, and @domains of which every address is yours, beside IMAP_USER")
            .form(ValueForm.MAILBOXES)),
    NOTIFY_NTFY_URL(
            cloud("ntfy topic that rings the operator").form(ValueForm.URL).secret()),
    NOTIFY_NTFY_TOKEN(cloud("access token of that topic").secret()),
    NOTIFY_TELEGRAM_TOKEN(
            cloud("token of a Telegram bot that writes to one chat").secret()),
    NOTIFY_TELEGRAM_CHAT(cloud("id of that chat")),
    NOTIFY_WHATSAPP_TOKEN(
            cloud("token of the WhatsApp Cloud API, for one template").secret()),
    NOTIFY_WHATSAPP_SENDER(cloud("id of the phone number that sends it")),
    NOTIFY_WHATSAPP_TEMPLATE(cloud("name of that template")),
    NOTIFY_WEBHOOK_URL(
            cloud("address that is told of alerts").form(ValueForm.URL).secret()),
    WHATSAPP_NOTIFICATION_NUMBER(
            cloud("the one number that WhatsApp notifications go to").form(ValueForm.PHONE)),
    DASHBOARD_URL(cloud("the operator's dashboard, linked in notifications").form(ValueForm.URL)),

    ODOO_URL(both("Odoo's address; the cloud only looks whether it is up").form(ValueForm.URL)),
    ODOO_DB(local("database of Odoo")),
    ODOO_USER(local("user of Odoo")),
    ODOO_API_KEY(local("API key of that user").secret()),
    ODOO_PASSWORD(local("password of that user, for an Odoo without API keys").secret()),
    SMTP_HOST(local("mail server that sends; not needed with DRY_RUN=true")
            .form(ValueForm.HOST)
            .needed()),
    SMTP_PORT(local("port of SMTP_HOST").form(ValueForm.PORT).or("587")),
    SMTP_TLS(local("encryption of that connection; none is for a server on the same machine")
            .oneOf("starttls", "tls", "none")
            .or("starttls")),
    SMTP_USER(local("user of SMTP_HOST; without one, mail is sent without login")),
    SMTP_PASSWORD(local("password of that user").secret()),
    SMTP_FROM(local(
                    "address that mail comes from, with a name before it in < > if you like; not needed with DRY_RUN=true")
            .form(ValueForm.SENDER)
            .needed()),
    SENT_IMAP_HOST(local("mail server for the copy in the Sent folder; without one, no copy")
            .form(ValueForm.HOST)),
    SENT_IMAP_PORT(local("port of SENT_IMAP_HOST").form(ValueForm.PORT).or("993")),
    SENT_IMAP_TLS(local("encryption of that connection; none is for a server on the same machine")
            .oneOf("tls", "starttls", "none")
            .or("tls")),
    SENT_IMAP_USER(local("mailbox on SENT_IMAP_HOST")),
    SENT_IMAP_PASSWORD(local("password of that mailbox").secret()),
    SENT_IMAP_FOLDER(local("folder for the copy").said("the one that is there for sent mail")),
    FALLBACK_EMAIL(local("address that is written to when no notification gets through")
            .form(ValueForm.MAIL)),
    MCP_CONFIG_PATH(
            local("YAML file that says which MCP server does which action").form(ValueForm.PATH)),
    WHATSAPP_SESSION_PATH(
            local("folder of the WhatsApp session, outside the vault").form(ValueForm.PATH)),
    DASHBOARD_PORT(local("port of the web page").form(ValueForm.PORT).or("3000")),
    DASHBOARD_BIND(
            local("address that the web page listens on").form(ValueForm.HOST).or("127.0.0.1")),
    DASHBOARD_PASSWORD_HASH(
            local("bcrypt hash of its password, from local-agent hash-password").secret()),
    DRY_RUN(local("true: everything but the sending itself")
            .form(ValueForm.FLAG)
            .or("false")),
    SEND_DELAY(local("seconds in which an approval can be taken back")
            .form(ValueForm.SECONDS_OR_NONE)
            .or("10")),
    SEND_RETRY_HOURS(
            local("hours for which what was approved is tried again while the other side is away or says later")
                    .form(ValueForm.HOURS)
                    .or("24")),
    MAX_EMAILS_PER_HOUR(local("mails an hour at most, and as many chat messages")
            .form(ValueForm.COUNT)
            .or("10")),
    MAX_PAYMENTS_PER_HOUR(
            local("payments an hour at most").form(ValueForm.COUNT).or("3")),
    MAX_POSTS_PER_HOUR(local("posts an hour at most").form(ValueForm.COUNT).or("5"));

    /** A record of values that do not change, which Error Prone cannot see of its predicate. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final CatalogueEntry entry;

    EnvVar(CatalogueEntry entry) {
        this.entry = entry;
    }

    /** The agents that read the variable. */
    public Set<AgentKind> agents() {
        return entry.agents();
    }

    /** Whether an agent that reads it does not start without it, unless its meaning names an exception. */
    public boolean required() {
        return entry.required();
    }

    /** Whether the value is a {@link Secret} and is never shown. */
    public boolean sensitive() {
        return entry.sensitive();
    }

    /** The value when none is set; empty when there is none, or one that depends on the machine. */
    public Optional<String> defaultValue() {
        return entry.fallback().isEmpty() || entry.described() ? Optional.empty() : Optional.of(entry.fallback());
    }

    /** The default in words for a person: the value, or how it comes about; empty when there is none. */
    public String defaultText() {
        return entry.fallback();
    }

    /** What it is for, in a sentence for a person. */
    public String meaning() {
        return entry.meaning();
    }

    boolean holdsPath() {
        return form().equals(ValueForm.PATH);
    }

    /** Whether a value has the form that is expected. */
    public boolean accepts(String value) {
        return form().accepts().test(value);
    }

    /** How a value must look, in words. */
    public String expected() {
        return form().expected();
    }

    ValueForm form() {
        return entry.form();
    }

    private static CatalogueEntry both(String meaning) {
        return CatalogueEntry.of(Set.of(CLOUD, LOCAL), meaning);
    }

    private static CatalogueEntry cloud(String meaning) {
        return CatalogueEntry.of(Set.of(CLOUD), meaning);
    }

    private static CatalogueEntry local(String meaning) {
        return CatalogueEntry.of(Set.of(LOCAL), meaning);
    }
}
