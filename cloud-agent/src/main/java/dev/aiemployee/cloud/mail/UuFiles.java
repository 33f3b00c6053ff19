package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.aiemployee.cloud.mail.text.ReadableText;
import dev.aiemployee.cloud.mail.text.TransferEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds files that old senders pasted uuencoded into the text: they are listed like any other attachment. */
final class UuFiles {
    private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (.{1,200})");

    /** Further ones are left as text. */
    private static final int MOST_FILES = 200;

    private UuFiles() {}

    /** The text with each such file replaced by a line that names it; a file that never ends is left as text. */
    static MailContent takeOut(String text) {
        List<ListedPart> files = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int lastEnd = lines.lastIndexOf("end");
        int i = 0;
        while (i < lines.size()) {
            Matcher begin = BEGIN.matcher(lines.get(i));
            if (i < lastEnd && files.size() < MOST_FILES && begin.matches()) {
                int end = i + lines.subList(i, lines.size()).indexOf("end");
                ListedPart file = file(begin.group(1), lines.subList(i, end + 1));
                files.add(file);
                rest.add("[attachment: " + file.name() + "]");
                i = end + 1;
            } else {
                rest.add(lines.get(i++));
            }
        }
        return new MailContent(MailContent.text(String.join("\n", rest), false).texts(), files, false);
    }

    private static ListedPart file(String name, List<String> lines) {
        byte[] bytes =
                TransferEncoding.UUENCODED.decode(String.join("\n", lines).getBytes(ISO_8859_1));
        return new ListedPart(ReadableText.line(name, 120), "application/octet-stream", bytes.length);
    }
}
