package dev.aiemployee.core.guard;

import java.util.List;
import java.util.function.Predicate;

/**
 * Tokens that say by their own form whose they are. The forms are those that the issuers document, and those of their public
 * lists for secret scanning.
 */
final class TokenRules {
    /** What a token cannot stand behind: else it is a part of a longer word. */
    private static final String ALONE = "(?:^|[^A-Za-z0-9_-])";

    private static final Predicate<String> REAL = found -> !Placeholder.isOne(found);
    private static final Predicate<String> RANDOM = REAL.and(Randomness::looksRandom);

    static final List<SecretRule> ALL = List.of(
            rule("aws-access-key", "akia asia", "\\b((?:AKIA|ASIA)[A-Z2-7]{16})\\b"),
            SecretRule.of(
                    "aws-secret-key",
                    "aws",
                    "(?i)aws[a-z0-9_ .-]{0,30}(?:secret|key)[a-z0-9_ .-]{0,30}[\"'`*]{0,3}[\\s:=>|]{1,8}[\"'`]{0,3}"
                            + "([A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+=]|$)",
                    RANDOM),
            rule("google-api-key", "aiza", "\\b(AIza[0-9A-Za-z_-]{35})"),
            rule(
                    "google-oauth",
                    "gocspx- ya29. 1//0",
                    ALONE + "(GOCSPX-[\\w-]{20,}|ya29\\.[\\w-]{20,}|1//0[\\w-]{30,})"),
            rule(
                    "azure-storage-key",
                    "accountkey sharedaccesskey",
                    "(?i)(?:AccountKey|SharedAccessKey)\\s*=\\s*([A-Za-z0-9+/]{43,86}={1,2})"),
            rule("azure-client-secret", "q~", "(?:^|[^\\w~.-])([\\w~.]{3}[0-9]Q~[\\w~.-]{31,34})(?:[^\\w~.-]|$)"),
            rule("azure-sas", "sv=20", "sv=20[0-9-]{8}&[^\\s\"'<>]{0,250}sig=([A-Za-z0-9%+/=]{40,90})"),
            rule(
                    "github-token",
                    "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
                    "\\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})"),
            rule(
                    "gitlab-token",
                    "glpat- gldt- glrt- glcbt- glptt- gloas- glsoat- glffct- glimt- glagent-",
                    "\\b(gl(?:pat|dt|rt|cbt|ptt|oas|soat|ffct|imt|agent)-[\\w-]{20,})"),
            SecretRule.of(
                    "slack-token",
                    "xox xapp-",
                    ALONE + "(xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,})",
                    RANDOM),
            rule(
                    "slack-webhook",
                    "hooks.slack.com",
                    "hooks\\.slack\\.com/(?:services|workflows|triggers)/([A-Za-z0-9/+]{30,})"),
            rule(
                    "stripe-key",
                    "sk_ rk_ whsec_",
                    ALONE + "([sr]k_(?:live|test|prod)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{24,})"),
            rule(
                    "twilio-key",
                    "sk0 sk1 sk2 sk3 sk4 sk5 sk6 sk7 sk8 sk9 ska skb skc skd ske skf",
                    "\\b(SK[0-9a-f]{32})\\b"),
            SecretRule.of(
                    "twilio-auth-token",
                    "twilio",
                    "(?i)twilio[a-z0-9_ .-]{0,30}[\"'`*]{0,3}[\\s:=>|]{1,8}[\"'`]{0,3}([0-9a-f]{32})\\b",
                    REAL),
            rule("sendgrid-key", "sg.", "\\b(SG\\.[\\w-]{20,24}\\.[\\w-]{39,50})"),
            SecretRule.of("anthropic-key", "sk-ant-", ALONE + "(sk-ant-[A-Za-z0-9_-]{20,})", RANDOM),
            SecretRule.of(
                    "openai-key",
                    "sk-",
                    ALONE + "(sk-(?:proj-|svcacct-|admin-|or-v1-)?[A-Za-z0-9_-]{20,})",
                    RANDOM.and(TokenRules::isNotAnthropics)),
            rule("npm-token", "npm_", ALONE + "(npm_[A-Za-z0-9]{36})"),
            rule("pypi-token", "pypi-age", "\\b(pypi-AgE[A-Za-z0-9_-]{50,})"),
            rule(
                    "package-registry-token",
                    "rubygems_ dckr_ oy2",
                    "\\b(rubygems_[0-9a-f]{48}|dckr_(?:pat|oat)_[\\w-]{20,}|oy2[a-z0-9]{43})\\b"),
            SecretRule.of(
                    "model-host-token",
                    "hf_ gsk_ xai- pplx- r8_",
                    ALONE
                            + "(hf_[A-Za-z]{34}|gsk_[A-Za-z0-9]{48,}|xai-[A-Za-z0-9]{60,}|pplx-[A-Za-z0-9]{40,}|r8_[A-Za-z0-9]{37})",
                    RANDOM),
            rule("chat-token", ":aa /webhooks/", "\\b([0-9]{8,10}:AA[\\w-]{33})(?:[^\\w-]|$)"),
            rule("discord-webhook", "/api/webhooks/", "discord(?:app)?\\.com/api/webhooks/[0-9]{17,20}/([\\w-]{60,})"),
            rule(
                    "mail-service-key",
                    "key- -us xkeysib- xsmtpsib-",
                    "\\b(key-[0-9a-f]{32}|[0-9a-f]{32}-us[0-9]{1,2}|x(?:key|smtp)sib-[0-9a-f]{64}-[A-Za-z0-9]{16})\\b"),
            rule(
                    "shop-token",
                    "shpat_ shpca_ shppa_ shpss_ sq0atp- sq0csp-",
                    "\\b(shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|sq0(?:atp|csp)-[\\w-]{22,43})\\b"),
            SecretRule.of("facebook-token", "eaa", "\\b(EAA[A-Za-z0-9]{100,})\\b", RANDOM),
            rule(
                    "cloud-host-token",
                    "_v1_ dapi tskey- pul- .atlasv1. dp.pt.",
                    "\\b(do[opr]_v1_[0-9a-f]{64}|dapi[0-9a-f]{32}|tskey-(?:auth|api|client|webhook)-[A-Za-z0-9-]{20,}|pul-[0-9a-f]{40}|[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{60,}|dp\\.pt\\.[A-Za-z0-9]{40,})"),
            rule("vault-token", "hvs. hvb. hvr. ops_eyj", "\\b(hv[sbr]\\.[\\w-]{24,}|ops_eyJ[\\w+/=-]{50,})"),
            rule(
                    "office-token",
                    "atatt3 atctt3 lin_api_ ntn_ secret_ figd_ pmak- sntrys_ glsa_ glc_ nrak-",
                    ALONE
                            + "(AT[AC]TT3[\\w=-]{60,}|lin_api_[A-Za-z0-9]{40}|ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{43}|figd_[\\w-]{40,}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|sntrys_[\\w+/=-]{40,}|glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|glc_[A-Za-z0-9+/=]{32,}|NRAK-[A-Z0-9]{27})"),
            rule("ntfy-token", "tk_", ALONE + "(tk_[a-z0-9]{29})\\b"),
            rule("json-web-token", "eyj", "(?:^|[^A-Za-z0-9_.-])(eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,})"),
            rule(
                    "password-hash",
                    "$2a$ $2b$ $2y$ $argon2",
                    "(\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}|\\$argon2(?:id|i|d)\\$v=[0-9]{1,3}\\$[\\w=,]{5,40}\\$[A-Za-z0-9+/]{8,}\\$[A-Za-z0-9+/]{16,})"));

    private TokenRules() {}

    private static SecretRule rule(String id, String keywords, String pattern) {
        return SecretRule.of(id, keywords, pattern, REAL);
    }

    private static boolean isNotAnthropics(String found) {
        return !found.startsWith("sk-ant-");
    }
}
