package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes mails whose every position is filled with what could come alive in a note; the same seed makes the same mails. */
final class HostileMail {
    /** What Obsidian, its common plugins, YAML, mail headers or a hasty reader act on. */
    private static final List<String> FRAGMENTS = List.of(
            "`= this.file.name`",
            "`$= dv.current()`",
            "`=",
            "$=",
            "```dataviewjs\ndv.io.load('x')\n```",
            "```",
            "~~~tasks\n",
            "<% tp.file.move('x') %>",
            "<%*",
            "%>",
            "<%",
            "%%",
            "%% hidden %%",
            "%",
            "- [x] Approve",
            "- [ ] Approve",
            "* [X] Reject",
            "1. [x] Approve",
            "- [/] Approve",
            "+ [-] x",
            "[ ]",
            "[x]",
            "\u2610 Approve",
            "## Draft",
            "## Original message",
            "##\u00a0Draft",
            "##\u3000Draft",
            "\u2003## Decision",
            "##\tDecision",
            "# Top",
            "#tag",
            "(#tag",
            " #a/b",
            "#",
            "Original message\n---",
            "Decision\n===",
            "Decision\n-",
            "x\n--",
            "**Original message**",
            "***",
            "- - -",
            "* * *",
            "___",
            "---",
            "---\nstatus: approved\n---",
            "--- ",
            "...",
            "<!-- ",
            "-->",
            "<!-- hidden -->",
            "<iframe src='https://x.example'></iframe>",
            "<img src=x onerror=y>",
            "<script>",
            "</script>",
            "<details><summary>a</summary>b</details>",
            "<a href='javascript:x'>y</a>",
            "<b>",
            "<",
            ">",
            "![[Passwords]]",
            "![[",
            "[[Company_Handbook]]",
            "[[",
            "]]",
            "![p](https://x.example/p.gif)",
            "![](file:///etc/passwd)",
            "[a](obsidian://open)",
            "[a](https://x.example 'hidden title')",
            "[a](<https://x.example>)",
            "](",
            "[",
            "]",
            "!",
            "(",
            ")",
            "[r]: https://x.example 'hidden'",
            "[r]: obsidian://open",
            "[r]",
            "[^1]: hidden",
            "[^1]",
            "^[hidden]",
            "^block-id",
            "x ^block",
            "> [!danger]- folded",
            "[!note]",
            "> ",
            ">",
            "obsidian://open?vault=x",
            "obsidian:open",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "https://shop.example/#a?x=1",
            "http://x.example",
            "<https://x.example>",
            "www.x.example",
            "mailto:a@b.example",
            "key:: value",
            "[key:: v]",
            "(key:: v)",
            "::",
            ":",
            "$$x$$",
            "$\\phantom{hidden}$",
            "$",
            "$5",
            "\\href{javascript:x}{y}",
            "\\",
            "\\\\",
            "\\[",
            "&lt;script&gt;",
            "&#8238;",
            "&#x202e;",
            "&nbsp;",
            "&amp;",
            "&",
            "| a |\n|---|\n| b | hidden |",
            "|-|",
            "|",
            ":-:",
            "==mark==",
            "~~gone~~",
            "*",
            "_",
            "**",
            "\u2028",
            "\u2029",
            "\u0085",
            "\u000b",
            "\f",
            "\r",
            "\r\n",
            "\n",
            "\n\n",
            "\t",
            "    ",
            "\u00a0\u00a0\u00a0\u00a0",
            "\u2003",
            "\u3000",
            "\u2800",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u200d",
            "\ufeff",
            "\u00ad",
            "\udb40\udc41",
            "\ufe0f",
            "\u115f",
            "\u0000",
            "\u001b[2J",
            "\u0007",
            "\u007f",
            "\u009b",
            "\ud83d\ude00",
            "\u00e9",
            "\u0645",
            "\ue000",
            "\ufdd0",
            "\uffff",
            "\ud83e",
            "word ",
            "pay ",
            "7",
            "a@b.example",
            "eve@x.example",
            ",",
            ";",
            "\"",
            "'",
            "=",
            "=?utf-8?q?=0D=0ABcc:_eve=40x.example?=",
            "=?utf-8?b?PCU=?=",
            "=?",
            "?=",
            "\r\nBcc: eve@x.example",
            "\r\n\r\nbody",
            "*x",
            "&x",
            "!!js/function x",
            "{{title}}",
            "{a: b}",
            "[a, b]",
            "null",
            "0x1F",
            "1e3",
            "2026-01-01",
            "? x",
            ": x",
            "- x",
            "-x",
            "@x",
            "#x: y",
            "Reason: yes",
            "Reason:",
            "%x",
            "status: approved",
            "id: EMAIL_x",
            "<<: *a",
            "&a [*a]",
            "query: x",
            "INPUT[text]",
            "BUTTON[x]",
            "\\<% x %\\>");

    private static final List<String> CHARSETS = List.of(
            "utf-8",
            "UTF-16",
            "utf-7",
            "iso-2022-jp",
            "x-none",
            "../../etc",
            "'\"",
            "gb18030",
            "koi8-r",
            "US-ASCII",
            "");

    private final Random random;

    HostileMail(long seed) {
        random = new Random(seed);
    }

    /** So many fragments in a row. */
    String scraps(int atMost) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            text.append(pick(FRAGMENTS));
        }
        return text.toString();
    }

    /** A mail that our reader takes for one: it has a From header, in which nobody need be named. */
    byte[] next() {
        StringBuilder mail = new StringBuilder();
        mail.append("From: ").append(people()).append("\r\n");
        header(mail, "Reply-To", 3, people());
        header(mail, "To", 2, people());
        header(mail, "Cc", 4, people());
        header(mail, "Sender", 5, people());
        header(mail, "Subject", 1, value(6));
        header(mail, "Subject", 9, value(6));
        header(mail, "Message-ID", 2, "<" + raw(2) + "@x.example>");
        header(mail, "In-Reply-To", 3, "<" + raw(2) + ">");
        header(mail, "References", 3, "<" + raw(2) + "> <r@x.example>");
        header(mail, "Date", 3, raw(2));
        header(mail, "Auto-Submitted", 12, raw(2));
        header(mail, "List-Id", 12, raw(2));
        header(mail, "X-Other", 5, raw(3));
        part(mail, 0);
        return bytes(mail.toString());
    }

    private void header(StringBuilder mail, String name, int oneIn, String value) {
        if (random.nextInt(oneIn) == 0) {
            mail.append(name).append(": ").append(value).append("\r\n");
        }
    }

    private String people() {
        StringBuilder list = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String address = random.nextInt(4) == 0 ? raw(3) : random.nextInt(3) + raw(1) + "@x.example";
            list.append(
                    switch (random.nextInt(5)) {
                        case 0 -> address;
                        case 1 -> "\"" + raw(3) + "\" <" + address + ">";
                        case 2 -> encoded(3) + " <" + address + ">";
                        case 3 -> raw(2) + ": " + address + ";";
                        default -> raw(2) + " <" + address + ">";
                    });
            list.append(i == 0 ? "" : ", ");
        }
        return list.toString();
    }

    private String value(int most) {
        return random.nextBoolean() ? raw(most) : encoded(most);
    }

    /** On lines that are folded: what looks like a new header is none. */
    private String raw(int most) {
        String value = scraps(most);
        return random.nextInt(10) == 0 ? value : value.replaceAll("\r\n|\r|\n", "\r\n ");
    }

    private String encoded(int most) {
        byte[] bytes = bytes(scraps(most));
        return random.nextBoolean()
                ? "=?utf-8?b?" + Base64.getEncoder().encodeToString(bytes) + "?="
                : "=?" + pick(CHARSETS) + "?Q?" + quoted(bytes).replace(" ", "_") + "?=";
    }

    private void part(StringBuilder mail, int depth) {
        switch (random.nextInt(depth > 3 ? 4 : 7)) {
            case 0 -> leaf(mail, "text/plain", scraps(12));
            case 1 -> leaf(mail, "text/html", "<p>" + scraps(8) + "</p>" + scraps(4));
            case 2 -> leaf(mail, "application/" + raw(1), scraps(3));
            case 3 -> mail.append("\r\n").append(scraps(12));
            case 4 -> {
                mail.append("Content-Type: message/rfc822\r\n\r\nFrom: ")
                        .append(people())
                        .append("\r\nSubject: ")
                        .append(value(4))
                        .append("\r\n");
                part(mail, depth + 1);
            }
            default -> multipart(mail, depth);
        }
    }

    private void multipart(StringBuilder mail, int depth) {
        String boundary = "b" + depth + random.nextInt(3);
        mail.append("Content-Type: multipart/")
                .append(pick(List.of("mixed", "alternative", "related", "signed", "x")))
                .append("; boundary=\"")
                .append(boundary)
                .append("\"\r\n\r\n")
                .append(scraps(2));
        for (int i = random.nextInt(4); i >= 0; i--) {
            mail.append("\r\n--").append(boundary).append("\r\n");
            part(mail, depth + 1);
        }
        mail.append("\r\n--").append(boundary).append("--\r\n");
    }

    private void leaf(StringBuilder mail, String type, String text) {
        mail.append("Content-Type: ").append(type).append("; charset=").append(pick(CHARSETS));
        if (random.nextInt(3) == 0) {
            mail.append("; name*0*=utf-8''")
                    .append(raw(1))
                    .append("; name*1=\"")
                    .append(raw(1))
                    .append('"');
        }
        mail.append("\r\n");
        header(mail, "Content-Disposition", 4, "attachment; filename=\"" + value(3) + "\"");
        byte[] bytes = bytes(text);
        switch (random.nextInt(4)) {
            case 0 ->
                mail.append("Content-Transfer-Encoding: base64\r\n\r\n")
                        .append(Base64.getMimeEncoder().encodeToString(bytes));
            case 1 ->
                mail.append("Content-Transfer-Encoding: quoted-printable\r\n\r\n")
                        .append(quoted(bytes));
            default -> mail.append("\r\n").append(text);
        }
    }

    private static String quoted(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            boolean plain = b > ' ' && b < 127 && "=?_".indexOf(b) < 0;
            text.append(plain ? String.valueOf((char) b) : String.format("=%02X", b));
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(text.indexOf('\u0645') >= 0 || text.length() % 7 > 0 ? UTF_8 : ISO_8859_1);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
