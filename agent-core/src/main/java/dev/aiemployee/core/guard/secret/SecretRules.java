package dev.aiemployee.core.guard.secret;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules that are patterns: keys and tokens that show by their own form ({@link TokenRules}), and places where a password stands without
 * a name before it: addresses, connection strings, command lines, headers, sheets of codes. What a name assigns is for
 * {@link NamedValues}. Placeholders of documentation pass.
 */
public final class SecretRules {
    static final String PRIVATE_KEY = "private-key";
    static final String PUTTY_KEY = "putty-key";

    private static final String PROGRAMS =
            "(?:mysql[a-z]*|mariadb[a-z-]*|sshpass|(?:docker|podman|helm|az|oc|cf) (?:registry )?login|mongo[a-z]*|redis-cli|ldap[a-z]+|sqlcmd|psql"
                    + "|smbclient|lftp|htpasswd|7z|zip|rabbitmqadmin|keytool|rpcclient|net use|unzip|unrar|rar [axe]|psexec[0-9]*|rdesktop|ipmitool|mosquitto_[a-z]+)";

    private static final String PROGRAM_WORDS =
            "mysql,mariadb,sshpass,docker login,podman login,registry login,az login,oc login,cf login,mongo,redis-cli"
                    + ",ldapsearch,ldapmodify,ldapadd,ldapwhoami,sqlcmd,psql,smbclient,lftp,htpasswd,7z,zip -p,rabbitmqadmin,keytool,rpcclient,net use"
                    + ",unzip,unrar,rar a ,rar x ,rar e ,psexec,rdesktop,ipmitool,mosquitto_";

    /** What an option says by name: {@code psql -w "service=backup"}. */
    private static final Pattern SETTING = Pattern.compile("[a-z_]{2,20}=[\\w.-]+");

    private static final Predicate<String> REAL = found -> !Placeholder.isOne(found) && !ValueShape.isReference(found);
    private static final Predicate<String> CHOSEN = REAL.and(found -> found.length() >= 6)
            .and(found -> ValueShape.isPassword(found) || Randomness.looksRandom(found));

    private static final List<SecretRule> KEYS = List.of(
            SecretRule.of(
                    PRIVATE_KEY,
                    "private",
                    "-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}",
                    found -> true),
            SecretRule.of(PUTTY_KEY, "putty-user-key-file", "PuTTY-User-Key-File-[0-9]", found -> true),
            SecretRule.of(
                    PRIVATE_KEY,
                    "certificate-----",
                    "-----END CERTIFICATE-----\\s{1,4}([A-Za-z0-9+/=\\r\\n]{200,})",
                    Randomness::looksRandom),
            SecretRule.of(
                    PRIVATE_KEY,
                    "privateexponent: priv:",
                    "(?i)(?:privateExponent|\\bpriv):\\s{1,12}((?:[0-9a-f]{2}:\\s{0,12}){16,}[0-9a-f]{0,2})",
                    found -> true),
            SecretRule.of(PRIVATE_KEY, "<d>", "<D>\\s{0,8}([A-Za-z0-9+/=]{40,})\\s{0,8}</D>", Randomness::looksRandom),
            SecretRule.of("age-key", "age-secret-key", "AGE-SECRET-KEY-1[A-Z0-9]{20,}", REAL),
            SecretRule.of(
                    "json-web-key",
                    "\"d\" \"k\"",
                    "\"[dk]\"\\s{0,4}:\\s{0,4}\"([\\w-]{40,})\"",
                    Randomness::looksRandom),
            SecretRule.of("otp-seed", "otpauth", "otpauth://[^\\s\"'<>]{1,200}[?&]secret=([A-Za-z2-7]{12,})", REAL),
            SecretRule.of(
                    "otp-seed",
                    "otpauth-migration",
                    "otpauth-migration://offline\\?data=([\\w%+/=-]{20,})",
                    found -> true),
            rule(
                    "otp-seed",
                    "otp,2fa,mfa,authenticator,two-factor,two factor,setup key,einrichtungsschl\u00fcssel",
                    "(?i)(?:[th]?otp|2fa|mfa|authenticator|two[- ]factor|setup key|einrichtungsschl\u00fcssel)[^\\n:=|]{0,30}[:=|][ \\t\"'`*]{0,5}(?-i:((?:[A-Z2-7]{4}[ -]?){4,16}|(?:[a-z2-7]{4}[ -]?){4,16}))",
                    found -> found.chars().filter(Character::isDigit).count() >= 2),
            rule(
                    "wallet-seed",
                    "seed phrase,recovery phrase,backup phrase,wallet phrase,mnemonic,seed words,recovery words,wallet seed,seed:",
                    "(?i)(?:seed|recovery|mnemonic|wallet|backup)[ -]?(?:phrase|words?|seed)?[^\\n:=]{0,20}[:=][\\s>*\"'`]{0,6}"
                            + "(?-i:((?:(?:[0-9]{1,2}[.)] ?)?[a-z]{3,8}[ ,\\n]{1,2}){11,23}(?:[0-9]{1,2}[.)] ?)?[a-z]{3,8}))\\b",
                    found -> true),
            SecretRule.of(
                    "recovery-codes",
                    "codes",
                    "(?i)(?:backup|recovery|one[- ]time|emergency|scratch|wiederherstellungs|notfall|ersatz|einmal|secours|recupero|recuperaci\u00f3n)[ -]?"
                            + "(?:de )?codes?[^\\n]{0,40}\\n{1,2}((?:[>*` \\t-]{0,6}(?:[0-9]{1,2}[.)] )?[A-Za-z0-9]{4,10}(?:[ -][A-Za-z0-9]{4,10}){0,3}[ \\t]{0,3}(?:\\r?\\n|$)){4,})",
                    SecretRules::areCodes),
            rule(
                    "card-pin",
                    "banking-pin,banking pin,bankingpin,karten-pin,kartenpin,karten pin,card pin,card-pin,ec-pin,ec pin,sim-pin,sim pin,giro-pin,girocard,debit pin,credit pin,fints,hbci,puk:,puk=,puk ",
                    "(?i)(?:\\b(?:(?:online-?)?banking|karten|card|ec|sim|giro[a-z]*|debit|credit|fints|hbci)[ -]?pin|\\bpuk)[*_ \\t]{0,3}[:=|][*_ \\t]{0,4}([0-9]{4,8})\\b",
                    found -> true));

    private static final List<SecretRule> PLACES = List.of(
            SecretRule.of(
                            "password-in-address",
                            "://",
                            "(?i)\\b[a-z][a-z0-9+.-]{1,30}://[^\\s/:@\"'`<>{}$]{0,100}:([^\\s/@\"'`<>{}$]{3,200})@[a-z0-9\\[]",
                            found -> !Placeholder.isOne(found))
                    .near(Surroundings.USER_IN_ADDRESS),
            SecretRule.of(
                            "token-in-address",
                            "://",
                            "(?i)\\b(?:https?|git|svn|ftps?)://([A-Za-z0-9_-]{20,200})@[a-z0-9\\[]",
                            REAL.and(Randomness::looksRandom))
                    .near(Surroundings.USER_IN_ADDRESS),
            SecretRule.of(
                    "password-in-connection",
                    "server= source= host= uid= id=",
                    "(?i)(?:server|data source|host|uid|user id)=[^\\n]{1,250};[ \\t]{0,3}(?:password|pwd)[ \\t]{0,3}=[ \\t]{0,3}([^;\\s\"'`<>{}$]{4,200})",
                    found -> !Placeholder.isOne(found)),
            rule(
                    "password-in-connection",
                    "password=,passwd=,pwd=",
                    "(?i)\\b(?:jdbc:|postgres|mysql|mariadb|mongodb|redis|amqp|sqlserver|odbc)[^\\s\"'<>]{1,130}[?&;](?:password|passwd|pwd)=([^\\s&;\"'<>{}$]{4,200})",
                    found -> !Placeholder.isOne(found)),
            SecretRule.of(
                    "password-in-connection",
                    "jdbc:oracle",
                    "(?i)jdbc:oracle:[a-z]{2,6}:[^/\\s]{1,60}/([^@\\s]{4,100})@",
                    found -> !Placeholder.isOne(found)),
            SecretRule.of(
                    "password-file",
                    ":5432: :5433: :6432: :3306: :*:",
                    "(?m)^[ \\t>]{0,8}[\\w.*-]{1,100}:(?:[0-9]{2,5}|\\*):[^:\\s]{1,60}:[^:\\s]{1,60}:([^\\s:]{4,100})[ \\t]{0,4}$",
                    REAL),
            SecretRule.of(
                    "netrc-password",
                    "login",
                    "\\blogin\\s{1,8}\\S{1,80}\\s{1,8}password\\s{1,8}([^\\s\"'`<>{}$]{4,200})",
                    REAL.and(found -> isMixed(found) || Randomness.looksRandom(found))),
            SecretRule.of("wifi-code", "wifi:", "(?i)WIFI:[^\\n]{0,120}?\\bP:([^;\\n]{8,63});", REAL),
            SecretRule.of(
                    "authorization-header",
                    "authorization",
                    "(?i)\\b(?:proxy-)?authorization[\"'`*]{0,3}[ \\t]{0,3}[:=][ \\t\"'`]{0,5}(?:(?:bearer|basic|token|apikey)[ \\t]+)?([\\w+/=.~-]{16,})",
                    REAL.and(found -> !found.endsWith("...") && (isMixed(found) || Randomness.looksRandom(found)))),
            rule(
                    "mail-login",
                    "auth login,auth plain,auth xoauth,authenticate",
                    "(?i)\\bAUTH(?:ENTICATE)?[ \\t]+(?:LOGIN|PLAIN|XOAUTH2)[ \\t]+([A-Za-z0-9+/]{12,}={0,2})",
                    found -> isMixed(found) || Randomness.looksRandom(found)),
            SecretRule.of(
                    "session-cookie",
                    "cookie:",
                    "(?i)\\bcookie[\"'`*]{0,3}:[^\\n]{0,60}?\\b[\\w.-]{1,40}=([A-Za-z0-9%._+/~-]{20,})",
                    REAL.and(Randomness::looksRandom)),
            SecretRule.of(
                            "command-line-password",
                            "curl wget",
                            "(?i)\\b(?:curl|wget|http)\\b[^\\n]{0,300}[ \\t](?:-u|--user|--proxy-user|-a|--auth)[= \\t]{0,3}[\"']?[^\\s\"':]{1,80}:([^\\s\"']{3,200})",
                            CHOSEN)
                    .near(Surroundings.OPTION),
            rule(
                            "command-line-password",
                            PROGRAM_WORDS,
                            "(?i)\\b" + PROGRAMS
                                    + "\\b[^\\n]{0,200}?[ \\t](?:-[pawW][ \\t]?|-[Uu][ \\t]?[^\\s%]{1,60}%|--pass(?:word)?[ =])[\"']?([^\\s\"'`<>]{6,100})",
                            CHOSEN.and(ValueShape::isPassword).and(found -> !SETTING.matches(found)))
                    .near(Surroundings.OPTION),
            SecretRule.of(
                    "command-line-password",
                    "mysql mariadb sshpass mongo",
                    "(?im)(?:^|[\\s`])-p[\"']?([^\\s\"'`<>]{8,60})[\"']?[ \\t][^\\n]{0,80}\\b(?:mysql|mariadb|sshpass|mongo)",
                    CHOSEN.and(ValueShape::isPassword)),
            SecretRule.of(
                    "command-line-password",
                    "/user: htpasswd",
                    "(?i)(?:\\bnet use [^\\n]{1,100}/user:\\S{1,60}|\\bhtpasswd [^\\n]{1,100} \\S{1,60})[ \\t]+([^\\s\"'`<>]{6,100})",
                    CHOSEN.and(ValueShape::isPassword)),
            SecretRule.of(
                    "command-line-password",
                    "freerdp schtasks cmdkey",
                    "(?i)\\b(?:[a-z-]{0,8}freerdp[0-9]?|schtasks|cmdkey)\\b[^\\n]{0,200}?[ \\t]/r?p(?:ass)?[: ][\"']?([^\\s\"'`<>]{6,100})",
                    CHOSEN.and(ValueShape::isPassword)),
            rule(
                    "command-line-password",
                    "net user ",
                    "(?i)\\bnet user [\"']?[^\\s\"'/]{1,60}[\"']?[ \\t]+[\"']?([^\\s\"'`<>]{6,100})",
                    CHOSEN.and(ValueShape::isPassword)),
            SecretRule.of(
                    "command-line-password",
                    "chpasswd passwd sudo",
                    "(?i)\\b(?:echo|printf)[^\\n|]{0,20}[ \\t\"'](?:[\\w.-]{1,40}:)?([^\\s\"'`<>|:]{6,100})[\"']?[ \\t]*\\|[^\\n|]{0,40}\\b(?:chpasswd|passwd|sudo -S)",
                    CHOSEN.and(ValueShape::isPassword)),
            SecretRule.of(
                    "command-line-password",
                    "chpasswd",
                    "(?i)\\bchpasswd[^\\n<]{0,40}<<[^:\\n]{0,20}(?:\\n[^:\\n]{0,40})?:([^\\s\"'`<>:]{6,100})",
                    CHOSEN.and(ValueShape::isPassword)),
            rule(
                    "cluster-secret",
                    "kind: secret,kind:secret,kind: \"secret",
                    "(?i)\\bkind:[ \\t]*[\"']?secret[\"']?\\s[^{]{0,200}?\\bdata:\\s{1,12}(?:[\\w.-]{1,60}:[ \\t]*\\S{1,60}\\s{1,12}){0,3}?[\\w.-]{1,60}:[ \\t]*[\"']?([A-Za-z0-9+/]{10,}={0,2})",
                    found -> isMixed(found) || Randomness.looksRandom(found)),
            rule(
                    "app-password",
                    "app password,app-password,apppassword,app passwort,app-passwort,apppasswort,app-specific,application password,application-password,app pass,app pw,app kennwort,app-kennwort,applikationspasswort,app-wachtwoord",
                    "(?i)\\bapp(?:lication|likation)?s?[- ]?(?:specific |spezifisches )?(?:password|passwort|pass|pw|kennwort|wachtwoord)[^\\n:=|]{0,20}[:=|\\s]\\s{0,3}[\"'`*]{0,2}"
                            + "([a-z0-9]{4}(?:[ -][a-z0-9]{4}){3,5})\\b",
                    found -> true));

    public static final List<SecretRule> ALL =
            Stream.of(KEYS, TokenRules.ALL, PLACES).flatMap(List::stream).toList();

    private SecretRules() {}

    /** @param keywords parted by commas, as some hold a blank */
    private static SecretRule rule(String id, String keywords, String pattern, Predicate<String> isSecret) {
        return new SecretRule(
                id, List.of(keywords.split(",", -1)), Pattern.compile(pattern), isSecret, Surroundings.ANY);
    }

    /** Letters and digits: a word alone is none, and neither is a number. */
    private static boolean isMixed(String found) {
        return found.chars().anyMatch(Character::isDigit) && found.chars().anyMatch(Character::isLetter);
    }

    /** Each line has digits, or letters that make no word. */
    private static boolean areCodes(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .allMatch(line -> line.replaceFirst("^[>*` \\t-]*([0-9]{1,2}[.)] )?", "")
                                .chars()
                                .anyMatch(Character::isDigit)
                        || Randomness.isUnspeakable(line));
    }
}
