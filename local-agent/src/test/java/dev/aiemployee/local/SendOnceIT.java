package dev.aiemployee.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.local.execute.ScriptedSmtpServer.Deed;
import dev.aiemployee.local.execute.ScriptedSmtpServer.Point;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** P6 with the real jar and SIGKILL: a mail that may have left is not sent again unless the operator says so. */
class SendOnceIT {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID: (<[^>]+>)");
    private static final Map<Point, Deed> NORMAL = Map.of();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private JarRig rig;

    @BeforeEach
    void init() {
        rig = new JarRig(folder);
        rig.done("init");
        rig.propose();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aMailThatMayHaveLeftIsNotSentAgainAndTheOperatorMayLeaveItSo() {
        destroyAfterTheFinalDot();
        startAgainUntilTheOperatorIsAsked();

        rig.rounds(7);

        assertThat(rig.transactions()).isEqualTo(1);
        assertThat(rig.alerts("unknown_outcome"))
                .contains(messageId(0), "local-agent approve " + JarRig.ID, "local-agent reject " + JarRig.ID);
        assertThat(rig.published()).contains(JarRig.IN_PROGRESS, JarRig.SOURCE_HELD);

        rig.done("reject", JarRig.ID);
        rig.eventually(() -> isDone(JarRig.ID) && isDone("EMAIL_0001"));
        rig.rounds(2);

        assertThat(rig.transactions()).isEqualTo(1);
        assertThat(rig.published()).doesNotContain(JarRig.IN_PROGRESS, JarRig.SOURCE_HELD);
    }

    @Test
    void aMailThatMayHaveLeftIsSentAgainOnceWhenTheOperatorSaysSo() {
        destroyAfterTheFinalDot();
        startAgainUntilTheOperatorIsAsked();

        rig.done("approve", JarRig.ID);
        rig.eventually(() -> isDone(JarRig.ID) && isDone("EMAIL_0001"));
        rig.rounds(2);

        assertThat(rig.transactions()).isEqualTo(2);
        assertThat(rig.mail.taken()).hasSize(2);
        assertThat(messageId(1)).isEqualTo(messageId(0));
    }

    @Test
    void aMailThatCertainlyDidNotLeaveIsSentOnceAfterTheRestart() {
        destroyAt(Point.MAIL, () -> rig.mail.commands().stream().anyMatch(command -> command.startsWith("MAIL")));
        assertThat(rig.transactions()).isZero();

        rig.run();
        rig.eventually(() -> isDone(JarRig.ID) && isDone("EMAIL_0001"));
        rig.rounds(2);

        assertThat(rig.transactions()).isEqualTo(1);
        assertThat(rig.mail.taken()).hasSize(1);
        assertThat(rig.alerts("unknown_outcome")).isEmpty();
    }

    private void destroyAfterTheFinalDot() {
        destroyAt(Point.DOT, () -> !rig.mail.taken().isEmpty());
        assertThat(rig.transactions()).isEqualTo(1);
    }

    /** The operator approves; the server falls silent at this point; there the agent's process is destroyed. */
    private void destroyAt(Point point, Callable<Boolean> reached) {
        rig.mail.follow(Map.of(point, new Deed.Stall()));
        RunningJar first = rig.run();
        rig.approveWhenShown();
        rig.eventually(reached);
        first.kill();
        rig.mail.follow(NORMAL);
    }

    private void startAgainUntilTheOperatorIsAsked() {
        rig.run();
        rig.eventually(
                () -> rig.transactions() > 1 || rig.read(JarRig.IN_PROGRESS).contains("status: unknown"));
        assertThat(rig.transactions()).as("sent twice").isEqualTo(1);
    }

    private boolean isDone(String id) {
        return rig.published().stream().anyMatch(path -> path.matches("Done/email/\\d{4}-\\d{2}/" + id + "\\.md"));
    }

    private String messageId(int mail) {
        Matcher header = MESSAGE_ID.matcher(rig.mail.taken().get(mail));
        assertThat(header.find()).isTrue();
        return header.group(1);
    }
}
