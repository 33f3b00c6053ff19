package dev.aiemployee.core.env;

import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.GitRemote;
import dev.aiemployee.core.task.PhoneNumber;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How the value of a variable must look.
 *
 * @param expected the form in words
 */
record ValueForm(String expected, Predicate<String> accepts) {
    private static final String ENDING = "\\.?[\\p{L}\\p{N}_+-]{1,16}";

    static final ValueForm TEXT = matching("a single line of text", "[^\\p{Cc}]+");
    static final ValueForm PATH = new ValueForm("an absolute path, or one that starts with ~/", ValueForm::isPath);
    static final ValueForm SECONDS = new ValueForm("whole seconds, 1 or more", text -> isBetween(1, text, 31_536_000));
    static final ValueForm SECONDS_OR_NONE =
            new ValueForm("whole seconds, 0 or more", text -> isBetween(0, text, 31_536_000));
    static final ValueForm HOURS = new ValueForm("whole hours, 1 or more", text -> isBetween(1, text, 8_760));
    static final ValueForm DAYS = new ValueForm("whole days, 0 to 3650", text -> isBetween(0, text, 3_650));
    static final ValueForm MAILBOXES = matching(
            "addresses and @domains, with commas between",
            "\\s*[^\\s<>@,;\\p{Cc}]*@[^\\s<>@,;\\p{Cc}]+\\s*(?:,\\s*[^\\s<>@,;\\p{Cc}]*@[^\\s<>@,;\\p{Cc}]+\\s*)*,?\\s*");
    static final ValueForm COUNT = new ValueForm("a whole number, 0 or more", text -> isBetween(0, text, 1_000_000));
    static final ValueForm PORT = new ValueForm("a port, 1 to 65535", text -> isBetween(1, text, 65_535));
    static final ValueForm AMOUNT = matching("an amount such as 50 or 12.50", "[0-9]{1,9}(\\.[0-9]{1,2})?");
    static final ValueForm HOST =
            matching("a host name or an address", "[A-Za-z0-9]([A-Za-z0-9.-]{0,253})|[0-9A-Fa-f:]{2,45}");
    static final ValueForm URL = matching("https://... or http://...", "https?://[^\\s/]+(/\\S*)?");
    static final ValueForm MAIL = matching("a mail address", "[^\\s<>@,;\\p{Cc}]+@[^\\s<>@,;\\p{Cc}]+");
    static final ValueForm SENDER = matching(
            "a mail address, or a name and the address as in Jo Smith <jo@example.org>",
            "[^\\s<>@,;\\p{Cc}]+@[^\\s<>@,;\\p{Cc}]+|[^<>\\p{Cc}]+<[^\\s<>@,;\\p{Cc}]+@[^\\s<>@,;\\p{Cc}]+>");
    static final ValueForm PHONE = new ValueForm("a number such as +491701234567", PhoneNumber::isPhoneNumber);
    static final ValueForm REMOTE = new ValueForm(GitRemote.FORM, GitRemote::isGitRemote);
    /** The names that Git allows for a branch, as `git check-ref-format` has them. */
    static final ValueForm BRANCH = matching(
            "a branch's name as Git allows it, such as main",
            "(?!-|HEAD$)(?!.*(\\.\\.|@\\{|//|/\\.|\\.lock(/|$)|[/.]$))[^\\p{Cntrl}\\s~^:?*\\[\\\\./][^\\p{Cntrl}\\s~^:?*\\[\\\\]*");

    static final ValueForm AGENT =
            new ValueForm("1 to 40 lower-case letters, digits or -, a letter first", AgentName::isAgentName);
    static final ValueForm FILE_TYPES = matching(
            "endings with commas between, such as txt,mp3", "\\s*" + ENDING + "(\\s*,\\s*" + ENDING + ")*\\s*");
    static final ValueForm ZONE = new ValueForm("a zone's name such as Europe/Berlin, or UTC", ValueForm::isZone);
    static final ValueForm FLAG = oneOf("true", "false");

    static ValueForm oneOf(String... words) {
        return new ValueForm(String.join(" or ", words), List.of(words)::contains);
    }

    private static ValueForm matching(String expected, String form) {
        return new ValueForm(expected, Pattern.compile(form).asMatchPredicate());
    }

    private static boolean isPath(String text) {
        try {
            return text.equals("~") || text.startsWith("~/") || Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isZone(String text) {
        try {
            return ZoneId.of(text).getRules() != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isBetween(int least, String text, int most) {
        return text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
    }
}
