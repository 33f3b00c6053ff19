package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.env.EnvCheck;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrayFilesTest {
    private static final String KEY = "-----BEGIN OPENSSH " + "PRIVATE KEY-----\n";

    @TempDir
    Path folder;

    private Path vault;
    private Path home;
    private Path account;

    @BeforeEach
    void folders() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        home = Files.createDirectories(folder.resolve("home"));
        account = Files.createDirectories(folder.resolve("account"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wa.session",
                "a/b/wa.Session.JSON",
                "credentials.json",
                "token_gmail.json",
                "a/server.pem",
                "deploy.KEY",
                "id_rsa",
                "ID_ED25519",
                "store.p12",
                "putty.ppk",
                "vault.kdbx",
                ".env.local",
                ".netrc",
                ".env",
                ".env.production",
                "gmail_token.json",
                "token.pickle",
                "auth_info/creds.json",
                "client_secret_4711.json",
                "cookies.db",
                "cookies.sqlite",
                ".msmtprc",
                ".git-credentials"
            })
    void theCloudFindsWhatIsNoneOfItsOwnInTheVaultAndBesideItself(String name) throws IOException {
        write(vault.resolve(name), "value");
        write(home.resolve(name), "value");

        List<Problem> problems = problems(AgentKind.CLOUD, Map.of());

        assertThat(problems)
                .extracting(Problem::name)
                .containsExactlyInAnyOrder(
                        vault.resolve(name).toString(), home.resolve(name).toString());
        assertThat(problems.toString()).doesNotContain("value,").contains("move it off this machine");
    }

    @Test
    void aPrivateKeyUnderAnyNameBesideTheAgentIsFound() throws IOException {
        write(home.resolve("notes"), KEY);
        write(home.resolve("a/b/c/d/deep"), KEY);
        write(home.resolve("1/2/3/4/5/6/7/8/9/too-deep"), KEY);
        write(home.resolve("putty"), "PuTTY-User-" + "Key-File-3: ssh-ed25519\n");
        write(home.resolve("age.txt"), "# created: 2026-01-01\n# public key: age1\nAGE-SECRET-" + "KEY-1QQ\n");

        assertThat(problems(AgentKind.CLOUD, Map.of()))
                .extracting(Problem::name)
                .containsExactlyInAnyOrder(
                        home.resolve("notes").toString(),
                        home.resolve("a/b/c/d/deep").toString(),
                        home.resolve("putty").toString(),
                        home.resolve("age.txt").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.txt, 'server mail.example, password plainword'",
        "odoo.ini, 'admin_passwd = x'",
        "passwords.txt, 'shop login: x'",
        "my mail.txt, 'user a, pw plainword'"
    })
    void aNoteOfALoginBesideTheAgentIsFound(String name, String text) throws IOException {
        write(home.resolve(name), text);

        assertThat(problems(AgentKind.CLOUD, Map.of()))
                .extracting(Problem::name)
                .containsExactly(home.resolve(name).toString());
    }

    @ParameterizedTest
    @CsvSource({
        ".netrc, 'machine smtp.example login a password b'",
        ".git-credentials, 'https://a:b@git.example'",
        ".msmtprc, 'account x\npassword plainword'",
        ".config/msmtp/config, '  passwordeval \"pass mail\"'",
        ".mailrc, 'set smtp-auth-password=plainword'",
        ".config/neomutt/neomuttrc, 'set smtp_pass = \"x\"'",
        ".gitconfig, '[http]\n\textraheader = Authorization: Basic eDp5'",
        ".gitconfig, '[sendemail]\n\tsmtpPass = plainword'",
        ".gitconfig, '[url \"https://a:b@git.example/\"]\n\tinsteadOf = x'",
        ".odoorc, 'admin_passwd = plainword'",
        ".config/personal-ai-employee/local.env, 'SMTP_HOST=x'",
        ".docker/config.json, '{\"auths\":{\"x\":{\"auth\":\"eDp5\"}}}'",
        ".config/aerc/accounts.conf, '[Work]\noutgoing = smtps+login://ann%40a.example:plainword@mail.example:465'",
        ".config/aerc/accounts.conf, '[Work]\noutgoing-cred-cmd = pass show mail'",
        ".config/himalaya/config.toml, '[accounts.a]\nmessage.send.backend.auth.raw = \"plainword\"'",
        ".config/himalaya/config.toml, '[accounts.a]\nmessage.send.backend.auth.cmd = \"pass show mail\"'",
        ".config/neomutt/accounts/work, 'set smtp_pass=plainword'",
        ".mutt/secrets, 'set my_pass = plainword'",
        ".muttrc, 'set imap_pass=plainword'",
        ".mbsyncrc, 'IMAPAccount a\nPass plainword'",
        ".offlineimaprc, 'remotepass = plainword'",
        ".fetchmailrc, 'poll mail.example user ann password plainword'",
        ".swaksrc, '--auth-password plainword'",
        ".mailrc, 'set mta=smtp://ann:plainword@mail.example'",
        ".mailrc, 'set password-ann@mail.example=plainword'",
        ".authinfo.gpg, 'x'",
        ".thunderbird/a1b2.default-release/logins.json, '{\"logins\":[{}]}'",
        ".password-store/mail/work.gpg, 'x'",
        ".local/share/keyrings/mail.keyring, 'x'",
        ".claws-mail/passwordstorerc, 'x'",
        ".aws/credentials, '[default]'",
        ".npmrc, '//registry.example/:_authToken=x'"
    })
    void aLoginOfAnotherProgramInTheHomeFolderIsFound(String name, String text) throws IOException {
        write(account.resolve(name), text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThat(problems(AgentKind.CLOUD, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo(account.resolve(name).toString());
            assertThat(problem.toString()).doesNotContain("plainword").contains("change what it opens");
        });
        assertThat(problems(AgentKind.LOCAL, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "postfix/sasl_passwd, '[mail.example]:587 ann@a.example:plainword'",
        "exim4/passwd.client, '# note\n*:ann:plainword'",
        "nullmailer/remotes, 'mail.example smtp --port=587 --user=ann --pass=plainword'",
        "dma/auth.conf, 'ann|mail.example:plainword'",
        "ssmtp/ssmtp.conf, 'AuthPass=plainword'",
        "msmtprc, 'password plainword'",
        "mail/authinfo, 'AuthInfo:mail.example \"U:ann\" \"P:plainword\"'"
    })
    void aLoginOfTheMachinesOwnMailSenderIsFoundWhereTheAccountCanReadIt(String name, String text) throws IOException {
        write(system().resolve(name), text.replace("\\n", "\n"));

        assertThat(problems(AgentKind.CLOUD, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo(system().resolve(name).toString());
            assertThat(problem.toString()).doesNotContain("plainword");
        });
    }

    @Test
    void settingsOfMailProgramsWithoutALoginAreLetThrough() throws IOException {
        write(system().resolve("exim4/passwd.client"), "# target.mail.server.example:login:password\n");
        write(system().resolve("nullmailer/remotes"), "mail.example smtp\n");
        write(system().resolve("ssmtp/ssmtp.conf"), "root=postmaster\nmailhub=mail\n#AuthPass=x\n");
        write(system().resolve("mail.rc"), "set ask askcc append dot save crt\nset from=ann@a.example\n");
        write(
                account.resolve(".config/aerc/accounts.conf"),
                "[Work]\noutgoing = /usr/sbin/sendmail\nfrom = Ann <a@b.example>\n");
        write(account.resolve(".config/aerc/aerc.conf"), "[ui]\nindex-columns = date<20,name<17\n");
        write(
                account.resolve(".config/himalaya/config.toml"),
                "[accounts.a]\nemail = \"a@b.example\"\nbackend.type = \"maildir\"\n");
        write(account.resolve(".muttrc"), "set realname=\"Ann\"\nset sendmail=/usr/bin/true\nset sort=threads\n");
        write(account.resolve(".mbsyncrc"), "IMAPAccount a\nHost mail.example\n");
        write(account.resolve(".thunderbird/profiles.ini"), "[Profile0]\n");
        write(account.resolve(".password-store/.gpg-id"), "ann\n");
        write(account.resolve(".local/share/keyrings/login.keyring"), "x");

        assertThat(problems(AgentKind.CLOUD, Map.of())).isEmpty();
    }

    private Path system() {
        return folder.resolve("etc");
    }

    @Test
    void anyPrivateKeyOfSshButItsOwnIsFoundInTheHomeFolder() throws IOException {
        write(account.resolve(".ssh/id_ed25519"), KEY);
        write(account.resolve(".ssh/work"), KEY);

        assertThat(problems(
                        AgentKind.CLOUD,
                        Map.of("GIT_SSH_KEY_PATH", account.resolve(".ssh/work").toString())))
                .extracting(Problem::name)
                .containsExactly(account.resolve(".ssh/id_ed25519").toString());
    }

    @Test
    void anOrdinaryHomeFolderIsLetThrough() throws IOException {
        write(account.resolve(".bashrc"), "export PATH=$HOME/bin:$PATH\nalias pw='pwgen'\n");
        write(account.resolve(".bash_history"), "ssh ann@example.org\ngit push\n");
        write(
                account.resolve(".gitconfig"),
                "[user]\n\tname = Ann\n\temail = a@b.example\n[core]\n\tautocrlf = input\n");
        write(account.resolve(".npmrc"), "prefix=/home/ann/.npm\ncache=/tmp\n");
        write(account.resolve(".docker/config.json"), "{\"auths\":{},\"credsStore\":\"pass\"}");
        write(account.resolve(".ssh/known_hosts"), "example.org ssh-ed25519 AAAA\n");
        write(account.resolve(".ssh/authorized_keys"), "ssh-ed25519 AAAA ann\n");
        write(account.resolve(".ssh/config"), "Host example.org\n  IdentityFile ~/.ssh/vault\n");
        write(account.resolve(".ssh/id_ed25519.pub"), "ssh-ed25519 AAAA ann\n");
        write(account.resolve(".mailrc"), "set nosave\n");
        write(account.resolve(".netrc"), "\n");
        write(account.resolve(".config/mimeapps.list"), "[Default Applications]\n");
        write(account.resolve("Documents/passwords are changed.md"), "x");

        assertThat(problems(AgentKind.CLOUD, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'[sendemail]\n\tsmtpPass = plainword\n'",
        "'[http \"https://git.example\"]\n\textraHeader = Authorization: Basic eDp5\n'",
        "'[remote \"other\"]\n\turl = https://ann:plainword@git.example/x.git\n'"
    })
    void aLoginInTheSettingsOfTheClonesGitIsFound(String text) throws IOException {
        write(vault.resolve(".git/config"), text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThat(problems(AgentKind.CLOUD, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.name()).endsWith("config");
            assertThat(problem.toString()).doesNotContain("plainword");
        });
    }

    @Test
    void theFileOfItsSettingsIsItsOwn() throws IOException {
        write(home.resolve(".env"), "MAIL_SOURCE=none\n");

        assertThat(problems(AgentKind.CLOUD, Map.of(), Optional.of(home.resolve(".env"))))
                .isEmpty();
        assertThat(problems(AgentKind.CLOUD, Map.of())).hasSize(1);
    }

    @Test
    void itsOwnKeyAndItsMailCredentialAreItsOwnAlsoThroughALink() throws IOException {
        write(home.resolve(".ssh/id_ed25519"), KEY);
        write(home.resolve("credentials.json"), "{}");
        Files.createSymbolicLink(folder.resolve("link"), home.resolve(".ssh/id_ed25519"));

        assertThat(problems(
                        AgentKind.CLOUD,
                        Map.of(
                                "GIT_SSH_KEY_PATH", folder.resolve("link").toString(),
                                "GMAIL_CREDENTIALS_PATH",
                                        home.resolve("credentials.json").toString())))
                .isEmpty();
        assertThat(problems(AgentKind.CLOUD, Map.of())).hasSize(2);
    }

    @Test
    void ordinaryFilesAndGitsOwnAreNone() throws IOException {
        for (String name : List.of(
                "keys.md",
                "id_ed25519.pub",
                "Monkey.md",
                ".env.local.example",
                ".env.cloud",
                ".env.example",
                "mailing list.txt",
                "creds.md",
                "thumbs.db",
                ".git/x.key",
                "known_hosts")) {
            write(vault.resolve(name), "x");
            write(home.resolve(name), "x");
        }

        assertThat(problems(AgentKind.CLOUD, Map.of())).isEmpty();
    }

    @Test
    void onTheOperatorsMachineTheyMayLie() throws IOException {
        write(home.resolve("wa.session"), "x");

        assertThat(problems(AgentKind.LOCAL, Map.of())).isEmpty();
    }

    private List<Problem> problems(AgentKind kind, Map<String, String> more) {
        return problems(kind, more, Optional.empty());
    }

    private List<Problem> problems(AgentKind kind, Map<String, String> more, Optional<Path> settings) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "VAULT_PATH", vault.toString(),
                "STATE_PATH", folder.resolve("state").toString(),
                "GIT_REMOTE_URL", "file:///srv/vault.git"));
        variables.put(kind == AgentKind.CLOUD ? "MAIL_SOURCE" : "DRY_RUN", kind == AgentKind.CLOUD ? "none" : "true");
        variables.putAll(more);
        return StrayFiles.problems(
                EnvCheck.check(kind, variables, Map.of()).orThrow(),
                List.of(home, home),
                settings,
                Optional.of(account),
                system());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
