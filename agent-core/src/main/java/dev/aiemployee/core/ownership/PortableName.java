package dev.aiemployee.core.ownership;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names Windows or macOS cannot store, or would store under another name. */
final class PortableName {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 1024;

    /** Reserved characters, controls, direction overrides, and what stands for bytes that are not UTF-8. */
    private static final Pattern BAD_CHARACTER =
            Pattern.compile("[<>:\"|?*\\\\\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FFFD}\\p{Cs}]");

    /** Device names, with any extension; see "Naming Files, Paths, and Namespaces" of the Windows documentation. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(com|lpt)[0-9\\xB9\\xB2\\xB3]) *(\\..*)?");

    /** The 8.3 alias that NTFS gives a longer name: {@code GIT~1} is {@code .git}, {@code APPROV~1} is {@code Approved}. */
    private static final Pattern SHORT_ALIAS = Pattern.compile("[^.~]{1,6}~[0-9]{1,6}(\\.[^.]{0,3})?");

    private PortableName() {}

    static Optional<String> refusal(String path) {
        if (bytes(path) > LONGEST_PATH) {
            return Optional.of("path is longer than " + LONGEST_PATH + " bytes");
        }
        for (String name : path.split("/", -1)) {
            Optional<String> refusal = nameRefusal(name);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nameRefusal(String name) {
        String folded = Paths.fold(name);
        if (BAD_CHARACTER.matcher(name).find()) {
            return Optional.of("name holds a character that Windows or macOS cannot store");
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of("name ends with a dot or a blank, which Windows drops");
        }
        if (DEVICE.matcher(folded).matches()) {
            return Optional.of("name is that of a Windows device");
        }
        if (SHORT_ALIAS.matcher(folded).matches()) {
            return Optional.of("name looks like the short alias of another one on Windows");
        }
        return bytes(name) > LONGEST_NAME
                ? Optional.of("name is longer than " + LONGEST_NAME + " bytes")
                : Optional.empty();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
