package dev.aiemployee.cloud.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which mail is being read, in a file: when the process ends on a mail, as for want of memory, the next one knows. No more is promised
 * than that one mail cannot end it for ever. One thread.
 */
public final class ReadingMark {
    /** After so many ends a mail is not read again. */
    public static final int MOST = 2;

    private final Path file;

    public ReadingMark(Path file) {
        this.file = file;
    }

    /** Says that this mail is read now; answers how often the process ended on it. */
    public int begin(long uid) {
        try {
            String[] left =
                    Files.exists(file) ? Files.readString(file, US_ASCII).split(" ", -1) : new String[0];
            boolean same = left.length == 2 && left[0].equals(String.valueOf(uid)) && left[1].matches("[0-9]{1,3}");
            int ends = same ? Integer.parseInt(left[1]) + 1 : 0;
            Files.writeString(file, uid + " " + ends, US_ASCII);
            return ends;
        } catch (IOException e) {
            throw new VaultException("cannot write which mail is being read into " + file, e);
        }
    }

    /** The mail was read, or is quarantined. */
    public void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new VaultException("cannot take away " + file, e);
        }
    }
}
