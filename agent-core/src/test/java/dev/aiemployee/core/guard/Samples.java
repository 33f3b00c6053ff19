package dev.aiemployee.core.guard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Credentials of every family, put together when the test runs, so that no file of ours holds one. The same seed makes the same. */
public final class Samples {
    public static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static final String BASE64 = BASE62 + "+/";
    static final String WORD = BASE62 + "_-";
    static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public static final String HEX = "0123456789abcdef";
    static final String LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";
    static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /**
     * A line that holds a credential.
     *
     * @param rule the rule that must name it
     * @param before what stands before the value
     * @param after what stands behind it
     */
    public record Sample(String rule, String before, String value, String after) {
        public String line() {
            return before + value + after;
        }

        @Override
        public String toString() {
            return rule + " " + before + "..." + after;
        }
    }

    private final Random random;
    private final List<Sample> samples = new ArrayList<>();

    private Samples(Random random) {
        this.random = random;
    }

    /** One line for each form of each family. */
    public static List<Sample> all(Random random) {
        Samples samples = new Samples(random);
        samples.clouds();
        samples.hosts();
        samples.services();
        samples.assigned();
        return samples.samples;
    }

    /** Tokens of services that we have no rule for, bare: what a longer list of rules finds. */
    public static List<Sample> others(Random random) {
        Samples samples = new Samples(random);
        String family = "services without a rule of ours";
        for (String[] token : new String[][] {
            {"LTAI", BASE62, "20"},
            {"p8e-", LOWER, "32"},
            {"duffel_" + "live_", BASE62, "43"},
            {"dt0c01.", BASE32, "24"},
            {"EZAK", BASE62, "54"},
            {"HRKU-" + "AA", BASE62, "58"},
            {"ico-", BASE62, "32"},
            {"pnu_", LOWER, "36"},
            {"rdme_", LOWER, "70"},
            {"shippo_" + "live_", HEX, "40"},
            {"tfp_", BASE62, "59"},
            {"sha256~", BASE62, "43"},
            {"fio-u-", BASE62, "64"},
            {"FLWSECK_TEST-", HEX, "12"},
            {"pscale_" + "tkn_", BASE62, "32"},
            {"CLOJARS_", LOWER, "60"}
        }) {
            samples.add(family, "", token[0] + samples.text(token[1], Integer.parseInt(token[2])));
        }
        return samples.samples;
    }

    private void clouds() {
        add("aws-access-key", "", "AKIA" + text(BASE32, 16));
        add("aws-access-key", "id=", "ASIA" + text(BASE32, 16), ",");
        add("aws-secret-key", "aws_secret_access_key = ", text(BASE64, 40));
        add("google-api-key", "key ", "AIza" + text(BASE62, 35));
        add("google-oauth", "\"client_secret\":\"", "GOCSPX-" + text(WORD, 28), "\"");
        add("google-oauth", "", "ya29." + text(WORD, 120));
        add("azure-storage-key", "AccountName=shop;AccountKey=", text(BASE64, 86) + "==", ";EndpointSuffix=core");
        add("azure-client-secret", "secret ", text(BASE62, 3) + "8Q~" + text(BASE62, 34));
        add("azure-sas", "https://a.example/b?sv=2024-11-04&ss=b&sig=", text(BASE62, 43) + "%3D");
        add("cloud-host-token", "", "dop" + "_v1_" + text(HEX, 64));
        add("cloud-host-token", "", "dapi" + text(HEX, 32));
        add("cloud-host-token", "", "tskey-" + "auth-" + text(BASE62, 12) + "-" + text(BASE62, 32));
        add("vault-token", "", "hvs." + text(BASE62, 90));
    }

    private void hosts() {
        add("github-token", "", "ghp_" + text(BASE62, 36));
        add("github-token", "https://", "ghs_" + text(BASE62, 36), "@github.com/a/b");
        add("github-token", "", "github_pat_" + text(BASE62, 22) + "_" + text(BASE62, 59));
        add("gitlab-token", "", "glpat-" + text(BASE62, 20));
        add("gitlab-token", "", "glrt-" + text(BASE62, 20));
        add("npm-token", "//registry.example/:_authToken=", "npm_" + text(BASE62, 36));
        add("pypi-token", "", "pypi-" + "AgEIcHlwaS5vcmc" + text(WORD, 100));
        add("package-registry-token", "", "dckr_pat_" + text(BASE62, 27));
        add("model-host-token", "", "hf_" + text(LETTERS, 34));
        add("anthropic-key", "(", "sk-" + "ant-api03-" + text(BASE62, 93) + "AA", ")");
        add("openai-key", "", "sk-" + "proj-" + text(BASE62, 74) + "T3Blbk" + "FJ" + text(BASE62, 74));
        add("openai-key", "", "sk-" + text(BASE62, 48));
    }

    private void services() {
        add(
                "slack-token",
                "",
                "xoxb-" + text("0123456789", 12) + "-" + text("0123456789", 12) + "-" + text(BASE62, 24));
        add(
                "slack-webhook",
                "https://hooks.slack.com/services/",
                "T" + text(BASE32, 10) + "/B" + text(BASE32, 10) + "/" + text(BASE62, 24));
        add("stripe-key", "", "sk_" + "live_" + text(BASE62, 24));
        add("stripe-key", "", "rk_" + "test_" + text(BASE62, 24));
        add("stripe-key", "", "whsec_" + text(BASE62, 32));
        add("twilio-key", "", "SK" + text(HEX, 32));
        add("twilio-auth-token", "TWILIO_AUTH_TOKEN: ", text(HEX, 32));
        add("sendgrid-key", "", "SG." + text(BASE62, 22) + "." + text(BASE62, 43));
        add("mail-service-key", "", "key-" + text(HEX, 32));
        add("mail-service-key", "", text(HEX, 32) + "-us12");
        add("mail-service-key", "", "xkeysib-" + text(HEX, 64) + "-" + text(BASE62, 16));
        add("shop-token", "", "shpat_" + text(HEX, 32));
        add("facebook-token", "", "EAA" + text(BASE62, 160));
        add("chat-token", "bot ", text("123456789", 10) + ":AA" + text(BASE62, 33));
        add("discord-webhook", "https://discord.com/api/webhooks/" + text("123456789", 18) + "/", text(BASE62, 68));
        add("office-token", "", "ATATT3" + text(BASE62, 180) + "=" + text(HEX, 8));
        add("office-token", "", "glsa_" + text(BASE62, 32) + "_" + text(HEX, 8));
        add("ntfy-token", "", "tk_" + text(LOWER, 29));
        add("json-web-token", "Cookie: s=", jsonWebToken());
        add("password-hash", "hash ", "$2b$" + "12$" + text(BASE62, 53));
        add("private-key", "", block("PRIVATE KEY"));
        add("private-key", "> ", block("OPENSSH PRIVATE KEY"));
        add("private-key", "", block("PGP PRIVATE KEY BLOCK"));
        add("private-key", "\"private_key\": \"", block("PRIVATE KEY").replace("\n", "\\n"), "");
        add("age-key", "", "AGE-SECRET-" + "KEY-1" + text(BASE32, 58));
        add("json-web-key", "{\"kty\":\"OKP\",\"d\":\"", text(BASE62, 43), "\"}");
        add("putty-key", "", "PuTTY-User-" + "Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n" + text(BASE64, 48));
    }

    private void assigned() {
        add("password-in-address", "postgres://shop:", text(BASE62, 12), "@db.internal:5432/shop");
        add("password-in-address", "redis://:", text(BASE62, 16), "@cache:6379/0");
        add("password-in-connection", "Server=db;Database=shop;User Id=sa;Password=", text(BASE62, 10), ";");
        add("netrc-password", "machine h login ann password ", text(BASE62, 14));
        add("authorization-header", "curl -H 'Authorization: Bearer ", text(BASE62, 40), "' https://a.example");
        add(
                "authorization-header",
                "Authorization: Basic ",
                Base64.getEncoder().encodeToString(("ann:" + text(BASE62, 12)).getBytes(StandardCharsets.UTF_8)));
        for (String before : List.of(
                "password: ",
                "SMTP_PASSWORD=",
                "db.password = '",
                "\"client_secret\": \"",
                "| Api-Key: ",
                "**Token:** `",
                "export SERVICE_SECRET_ACCESS_KEY=",
                "Das Passwort: ",
                "api key: ",
                "secretKey => ",
                "- token: ",
                "| Token | ",
                "Client-Secret:\n    ")) {
            add("assigned-secret", before, strong(18), before.endsWith("'") ? "'" : before.endsWith("\"") ? "\"," : "");
        }
        for (String before : List.of(
                "password: ", "Passwort = ", "pwd=", "  password: \"", "Password:\n> ", "| Router password | ")) {
            add("assigned-password", before, "Winter" + text("23456789", 4), before.endsWith("\"") ? "\"" : "");
        }
        add("told-password", "The password for the router is ", "Garden" + text("23456789", 3) + "x", " for now.");
        add("told-password", "Das Passwort lautet: ", "Garten" + text("23456789", 4));
    }

    private String jsonWebToken() {
        return part("{\"alg\":\"HS256\"}") + "." + part("{\"sub\":\"" + text("123456789", 10) + "\"}") + "."
                + text(WORD, 43);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private String block(String what) {
        return "-----BEGIN " + what + "-----\n" + text(BASE64, 64) + "\n" + text(BASE64, 40) + "\n-----END " + what
                + "-----";
    }

    /** A generated password that has every kind of character. */
    private String strong(int length) {
        return "a7" + text(BASE62, length - 6) + "Z3k9";
    }

    private void add(String rule, String before, String value) {
        add(rule, before, value, "");
    }

    private void add(String rule, String before, String value, String after) {
        samples.add(new Sample(rule, before, value, after));
    }

    private String text(String alphabet, int length) {
        return text(alphabet, length, random);
    }

    /** Random characters of an alphabet. */
    public static String text(String alphabet, int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
