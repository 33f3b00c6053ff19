package dev.aiemployee.cloud.mail.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a charset label in a mail means. Labels are read as the wider set that senders really use under that name. */
public final class CharsetLabel {
    /** Wider sets, as the WHATWG Encoding Standard maps the labels, where the JDK's own set of that name is narrower. */
    private static final Map<String, String> WIDER = Map.ofEntries(
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("ansi_x3.4-1968", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"));

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+-]{0,60}");

    private CharsetLabel() {}

    /** The charset meant by {@code label}; absent when it is empty, malformed or unknown here. */
    public static Optional<Charset> find(String label) {
        String name = label.strip().replaceAll("^[\"']|[\"']$", "").replaceAll("\\*.*", "");
        String meant = WIDER.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        return NAME.matcher(meant).matches() && Charset.isSupported(meant)
                ? Optional.of(Charset.forName(meant))
                : Optional.empty();
    }

    /** What a program writes that does not know: other letters than ASCII's are not meant by it. */
    static boolean isAscii(String label) {
        return label.strip().matches("(?i)[\"']?(?:us-ascii|ascii|ansi_x3\\.4-1968)[\"']?");
    }

    /** Whether ASCII is written in it as ASCII, so that letters beside ASCII ones can be its. */
    public static boolean isSuperset(String label) {
        return find(label)
                .filter(charset -> new String("az AZ 09 <@>".getBytes(US_ASCII), charset).equals("az AZ 09 <@>"))
                .filter(charset -> !charset.name().startsWith("ISO-2022"))
                .isPresent();
    }

    /** Whether every byte is a letter of its own, so that decoding can hardly fail and proves nothing. */
    static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1.0f;
    }
}
