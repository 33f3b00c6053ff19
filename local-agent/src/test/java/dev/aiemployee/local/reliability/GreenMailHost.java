package dev.aiemployee.local.reliability;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The embedded server of the other tests, here in a process of its own. */
final class GreenMailHost implements MailHost {
    private final Process process;
    private final int smtp;
    private final int imap;

    GreenMailHost() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            GreenMailHost.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] ports = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine()
                    .split(" ", -1);
            smtp = Integer.parseInt(ports[0]);
            imap = Integer.parseInt(ports[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves until its standard input ends, as it does when its parent is gone. */
    public static void main(String[] arguments) throws IOException {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        java.io.PrintStream out = System.out;
        System.setOut(System.err);
        server.start();
        server.setUser(USER, USER, PASSWORD);
        out.println(server.getSmtp().getPort() + " " + server.getImap().getPort());
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        server.stop();
        System.exit(0);
    }

    @Override
    public String name() {
        return "GreenMail";
    }

    @Override
    public int smtp() {
        return smtp;
    }

    @Override
    public int imap() {
        return imap;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
