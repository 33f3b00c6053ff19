package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AgentCliTest {

    @Test
    void anAnswerThatCouldNotBeWrittenIsAFailure() {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int letter) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                true,
                StandardCharsets.UTF_8);
        StringWriter told = new StringWriter();
        CommandLine line = new CommandLine(new Says())
                .setOut(new PrintWriter(full, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(told, true));

        assertThat(AgentCli.run(line, full)).isEqualTo(ExitCode.FAILED.code());
        assertThat(told.toString()).contains("could not be written");
    }

    @Test
    void anAnswerThatWasWrittenKeepsItsCode() {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

        assertThat(AgentCli.run(
                        new CommandLine(new Says()).setOut(new PrintWriter(out, true, StandardCharsets.UTF_8)), out))
                .isZero();
    }

    @CommandLine.Command
    private static final class Says implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public void run() {
            spec.commandLine().getOut().println("hello");
        }
    }
}
