package dev.aiemployee.cloud.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small IMAP server on this machine that can answer wrongly, about one message or about everything. One connection at a time. */
final class FaultyImap implements Closeable {
    enum Fault {
        NONE,
        NO,
        /** The first stretch of a body comes, the others do not. */
        NO_SECOND_STRETCH,
        BAD,
        NIL,
        NOTHING,
        SHORT,
        ENDLESS,
        HUGE,
        /** As announced, 400 MB come. */
        HUGE_AND_SENT,
        NEGATIVE,
        /** Half a body, then silence. */
        HANG,
        DRIP,
        DROP,
        NO_LISTING,
        /** Answers name no message. */
        NO_UID,
        /** Answers name a message that nobody asked for. */
        OTHER_UID,
        SIZE_ZERO,
        HANG_GREETING,
        ENDLESS_GREETING,
        ENDLESS_LINE,
        HANG_LOGIN,
        HUGE_LOGIN,
        BYE_AT_SELECT,
        NO_VALIDITY,
        VALIDITY_ZERO,
        /** Numbers that no message has. */
        PHANTOMS
    }

    private static final int HUGE = 400_000_000;
    private static final int DRIP_MILLIS = 20;

    private static final Pattern FETCH = Pattern.compile("(\\S+) UID FETCH (\\S+) (.*)");
    private static final Pattern STRETCH = Pattern.compile("<(\\d+)\\.(\\d+)>");

    private final ServerSocket server;
    private final List<String> mails;
    volatile Fault fault = Fault.NONE;
    /** The message that it is about; 0 for all. */
    volatile int about;

    volatile String flags = "";
    volatile int sizeLie;

    FaultyImap(List<String> mails) throws IOException {
        this.mails = List.copyOf(mails);
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "faulty-imap");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(socket);
            } catch (IOException gone) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        atFirst(socket, out);
        say(out, "* OK ready\r\n");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String tag = line.substring(0, line.indexOf(' '));
            Matcher fetch = FETCH.matcher(line);
            if (line.contains("CAPABILITY")) {
                say(out, "* CAPABILITY IMAP4rev1");
                if (fault == Fault.ENDLESS_LINE) {
                    sayForEver(out);
                }
                say(out, "\r\n");
            } else if (line.contains("LOGIN") && fault == Fault.HANG_LOGIN) {
                waitUntilGone(socket);
            } else if (line.contains("LOGIN") && fault == Fault.HUGE_LOGIN) {
                say(out, "* OK {2000000000}\r\n");
            } else if (line.contains("EXAMINE") && fault == Fault.BYE_AT_SELECT) {
                say(out, "* BYE going down\r\n");
                return;
            } else if (line.contains("EXAMINE")) {
                say(out, "* " + mails.size() + " EXISTS\r\n* OK [UIDNEXT " + (mails.size() + 1) + "] ok\r\n");
                if (fault != Fault.NO_VALIDITY) {
                    say(out, "* OK [UIDVALIDITY " + (fault == Fault.VALIDITY_ZERO ? 0 : 7) + "] ok\r\n");
                }
            } else if (line.contains("SEARCH")) {
                StringBuilder found = new StringBuilder("* SEARCH");
                for (int uid = 1; uid <= mails.size(); uid++) {
                    found.append(' ').append(uid);
                }
                found.append(fault == Fault.PHANTOMS ? " 4294967295 99999999999\r\n" : "\r\n");
                say(out, found.toString());
            } else if (fetch.matches() && !fetch(out, tag, fetch.group(2), fetch.group(3))) {
                if (fault == Fault.DROP) {
                    return;
                }
                if (fault == Fault.DRIP) {
                    drip(socket, out);
                } else if (fault == Fault.HANG || fault == Fault.NEGATIVE) {
                    waitUntilGone(socket);
                }
                continue;
            }
            say(out, tag + " OK done\r\n");
        }
    }

    private void atFirst(Socket socket, OutputStream out) throws IOException {
        if (fault == Fault.HANG_GREETING) {
            waitUntilGone(socket);
        } else if (fault == Fault.ENDLESS_GREETING) {
            say(out, "* OK ");
            sayForEver(out);
        }
    }

    private static void sayForEver(OutputStream out) throws IOException {
        while (true) {
            say(out, "x".repeat(1 << 16));
        }
    }

    private static void waitUntilGone(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        throw new IOException("the other side is gone");
    }

    /** One letter after the other, in time for any wait for a single one. */
    private static void drip(Socket socket, OutputStream out) throws IOException {
        socket.setSoTimeout(DRIP_MILLIS);
        while (true) {
            try {
                waitUntilGone(socket);
            } catch (SocketTimeoutException next) {
                say(out, "x");
            }
        }
    }

    private boolean fetch(OutputStream out, String tag, String set, String items) throws IOException {
        for (String one : set.split(",", -1)) {
            int uid = Integer.parseInt(one);
            boolean faulty = about == 0 || about == uid;
            if (!items.contains("BODY")) {
                if (faulty && fault == Fault.NO_LISTING) {
                    say(out, tag + " BAD internal error\r\n");
                    return false;
                }
                say(
                        out,
                        "* " + uid + " FETCH (" + named(uid, faulty ? fault : Fault.NONE) + "FLAGS (" + flags
                                + ") INTERNALDATE"
                                + " \"20-Nov-2026 08:15:00 +0000\" RFC822.SIZE "
                                + (faulty && fault == Fault.SIZE_ZERO ? 0 : raw(uid).length() + sizeLie)
                                + ")\r\n");
            } else if (!body(out, tag, uid, items, faulty ? fault : Fault.NONE)) {
                return false;
            }
        }
        return true;
    }

    private boolean body(OutputStream out, String tag, int uid, String items, Fault now) throws IOException {
        Matcher stretch = STRETCH.matcher(items);
        if (!stretch.find()) {
            throw new IOException("a whole body was asked for");
        }
        int start = Integer.parseInt(stretch.group(1));
        int length = Integer.parseInt(stretch.group(2));
        String raw = raw(uid);
        String part = raw.substring(Math.min(start, raw.length()), Math.min(raw.length(), start + length));
        String head = "* " + uid + " FETCH (" + named(uid, now) + "BODY[]<" + start + "> ";
        if (now == Fault.NO_SECOND_STRETCH && start == 0) {
            say(out, literal(head, part));
            return true;
        }
        switch (now) {
            case NO, NO_SECOND_STRETCH -> say(out, tag + " NO [SERVERBUG] message cannot be retrieved\r\n");
            case BAD, NO_LISTING -> say(out, tag + " BAD internal error\r\n");
            case NIL -> say(out, head + "NIL)\r\n" + tag + " OK done\r\n");
            case NOTHING -> say(out, tag + " OK done\r\n");
            case HUGE -> say(out, head + "{2000000000}\r\n" + "x".repeat(1000));
            case HUGE_AND_SENT -> {
                say(out, head + "{" + HUGE + "}\r\n");
                for (int sent = 0; sent < HUGE; sent += 1 << 16) {
                    say(out, "x".repeat(1 << 16));
                }
            }
            case NEGATIVE -> say(out, head + "{-5}\r\n");
            case HANG, DRIP -> say(out, head + "{" + part.length() + "}\r\n" + part.substring(0, part.length() / 2));
            case DROP -> say(out, "");
            case SHORT -> say(out, literal(head, part.substring(0, part.length() / 2)) + tag + " OK done\r\n");
            case ENDLESS -> say(out, literal(head, "x".repeat(length)) + tag + " OK done\r\n");
            case NONE,
                    NO_UID,
                    OTHER_UID,
                    SIZE_ZERO,
                    HANG_GREETING,
                    ENDLESS_GREETING,
                    ENDLESS_LINE,
                    HANG_LOGIN,
                    HUGE_LOGIN,
                    BYE_AT_SELECT,
                    NO_VALIDITY,
                    VALIDITY_ZERO,
                    PHANTOMS -> {
                say(out, literal(head, part));
                return true;
            }
        }
        return false;
    }

    private static String named(int uid, Fault now) {
        return now == Fault.NO_UID ? "" : "UID " + (now == Fault.OTHER_UID ? uid + 1000 : uid) + " ";
    }

    private static String literal(String head, String part) {
        return head + "{" + part.length() + "}\r\n" + part + ")\r\n";
    }

    private String raw(int uid) {
        return mails.get(uid - 1);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
