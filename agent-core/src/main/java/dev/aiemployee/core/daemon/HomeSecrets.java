package dev.aiemployee.core.daemon;

import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What other programs keep in the home folder of the cloud agent's account: logins of mail senders, of Git, of shops and clouds. Each place
 * is known by name; what also holds harmless settings is looked into. An ordinary home folder has none of them.
 */
final class HomeSecrets {
    /** Files that are there for a login alone. */
    private static final List<String> LOGINS = List.of(
            ".netrc",
            "_netrc",
            ".authinfo",
            ".git-credentials",
            ".config/git/credentials",
            ".pgpass",
            ".aws/credentials",
            ".config/gcloud/application_default_credentials.json",
            ".config/gh/hosts.yml",
            ".config/hub",
            ".env",
            ".env.local",
            ".config/personal-ai-employee/local.env",
            ".local/state/personal-ai-employee/local/ledger.jsonl",
            ".vault-token");

    /** Files with a login in them or not, and what says that there is one. */
    private static final Map<String, Pattern> SETTINGS = Map.ofEntries(
            Map.entry(".gitconfig", git()),
            Map.entry(".config/git/config", git()),
            Map.entry(".my.cnf", MailLoginFiles.says("password")),
            Map.entry(".odoorc", MailLoginFiles.says("admin_passwd|db_password|smtp_password")),
            Map.entry(".openerp_serverrc", MailLoginFiles.says("admin_passwd|db_password|smtp_password")),
            Map.entry(".config/odoo/odoo.conf", MailLoginFiles.says("admin_passwd|db_password|smtp_password")),
            Map.entry(".config/rclone/rclone.conf", MailLoginFiles.says("pass|token|secret_access_key|client_secret")),
            Map.entry(".npmrc", MailLoginFiles.says(".*_auth(Token)?|.*_password")),
            Map.entry(".pypirc", MailLoginFiles.says("password")),
            Map.entry(".docker/config.json", Pattern.compile("\"auth\"\\s*:\\s*\"[^\"]+\"")),
            Map.entry(".s3cfg", MailLoginFiles.says("secret_key")),
            Map.entry(".curlrc", MailLoginFiles.says("-?-?(user|u|oauth2-bearer)")),
            Map.entry(".wgetrc", MailLoginFiles.says("(http_|ftp_)?password")));

    /** Files in a folder whose names are not known: looked at one by one. */
    private static final List<String> FOLDERS =
            List.of(".ssh", ".config/age", ".config/sops/age", ".gnupg/openpgp-revocs.d");

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|PuTTY-User-Key-File-[0-9]|AGE-SECRET-KEY-1");

    private HomeSecrets() {}

    /**
     * @param system the folder of the machine's settings, {@code /etc}
     * @param own files that are the agent's own, as real paths
     */
    static List<Problem> problems(Path home, Path system, Set<Path> own) {
        List<Path> found = new ArrayList<>();
        Stream.concat(LOGINS.stream(), MailLoginFiles.FILES.stream())
                .map(home::resolve)
                .filter(file -> !StrayFiles.text(file).isBlank())
                .forEach(found::add);
        SETTINGS.forEach((name, login) -> add(home.resolve(name), login, found));
        MailLoginFiles.SETTINGS.forEach((name, login) -> add(home.resolve(name), login, found));
        MailLoginFiles.FOLDERS.forEach(
                (folder, login) -> below(home.resolve(folder), 3).forEach(file -> add(file, login, found)));
        MailLoginFiles.STORES.forEach((folder, names) -> below(home.resolve(folder), 4).stream()
                .filter(file ->
                        names.matcher(String.valueOf(file.getFileName())).matches())
                .limit(1) // one of a store stands for all
                .forEach(found::add));
        MailLoginFiles.SYSTEM.forEach((name, login) -> add(system.resolve(name), login, found));
        FOLDERS.forEach(folder -> files(home.resolve(folder)).stream()
                .filter(file -> PRIVATE_KEY.matcher(StrayFiles.text(file)).find())
                .forEach(found::add));
        return found.stream()
                .filter(file -> !own.contains(StrayFiles.real(file)))
                .sorted()
                .map(StrayFiles::problem)
                .toList();
    }

    /** A login in a clone's settings: a mail sender's, a header's, another one's in an address than that of the remote which is set. */
    static List<Problem> inGit(Path config, Environment environment) {
        String remote = environment.find(EnvVar.GIT_REMOTE_URL).orElse("");
        String text = StrayFiles.text(config);
        String others = remote.isEmpty() ? text : text.replace(remote, "");
        return git().matcher(others).find()
                ? List.of(new Problem(
                        config.toString(),
                        "holds a login that the cloud agent does not use (sendemail, http.extraheader or a password in an address)",
                        "take it out with `git config --unset`, and change what it opens: this machine has seen it"))
                : List.of();
    }

    private static Pattern git() {
        return Pattern.compile(
                "(?im)^[ \\t]*(?:smtppass|extraheader)[ \\t]*=[ \\t]*\\S" + "|^[^#;\\n]*[a-z]://[^/@\\s:]*:[^/@\\s]+@");
    }

    private static void add(Path file, Pattern login, List<Path> found) {
        if (login.matcher(StrayFiles.text(file)).find()) {
            found.add(file);
        }
    }

    private static List<Path> below(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile).limit(2_000).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(); // what this account cannot read, its agent cannot lose
        }
    }
}
