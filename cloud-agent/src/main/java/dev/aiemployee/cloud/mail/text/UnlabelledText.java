package dev.aiemployee.cloud.mail.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The charset of a text that names none and is no UTF-8. Only texts of another script are guessed: nearly all their letters are
 * beyond ASCII, and a few of them make up most of any text, which they do in the right charset alone.
 */
final class UnlabelledText {
    private static final int LOOKED_AT = 4_000;
    /** In a text of Latin letters far fewer are beyond ASCII. */
    private static final double FOREIGN = 0.6;

    /**
     * One charset with what a text in it is made of.
     *
     * @param share how much of the letters beyond ASCII these make up at least
     */
    private record Candidate(Charset charset, String usual, double share) {
        static Candidate of(String charset, String usual, double share) {
            return new Candidate(Charset.forName(charset), usual, share);
        }

        double found(byte[] bytes) {
            String text = new String(bytes, charset);
            long foreign = text.chars().filter(c -> c >= 0x80).count();
            long common = text.chars().filter(c -> usual.indexOf(c) >= 0).count();
            double found = foreign == 0 ? 0 : (double) common / foreign;
            return found < share ? 0 : found / share;
        }
    }

    private static final String CYRILLIC = "оеаинтсрвл";
    private static final String JAPANESE = "のにはをたがでてとしれさいるますか。、";
    private static final List<Candidate> CANDIDATES = List.of(
            Candidate.of("windows-1251", CYRILLIC, 0.45),
            Candidate.of("KOI8-R", CYRILLIC, 0.45),
            Candidate.of("ISO-8859-5", CYRILLIC, 0.45),
            Candidate.of("windows-1253", "αοιετσνρπκ", 0.45),
            Candidate.of("windows-1255", "יוהלאמרתבש", 0.45),
            Candidate.of("windows-1256", "اليمنرتوبةد", 0.45),
            Candidate.of("windows-31j", JAPANESE, 0.25),
            Candidate.of("EUC-JP", JAPANESE, 0.25),
            Candidate.of("GB18030", "的一是了我不在有人这，。您请好", 0.12),
            Candidate.of("Big5", "的一是了我不在有人這，。您請好", 0.12),
            Candidate.of("x-windows-949", "이다는에가을의고하지니요로", 0.2));

    private UnlabelledText() {}

    static Optional<Charset> guess(byte[] bytes) {
        byte[] start = bytes.length > LOOKED_AT ? Arrays.copyOf(bytes, LOOKED_AT) : bytes;
        long beyond = 0;
        long ascii = 0;
        for (byte b : start) {
            beyond += b < 0 ? 1 : 0;
            ascii += (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ? 1 : 0;
        }
        if (beyond < 4 || beyond < FOREIGN * (beyond + ascii)) {
            return Optional.empty();
        }
        Candidate best = CANDIDATES.get(0);
        for (Candidate candidate : CANDIDATES) {
            best = candidate.found(start) > best.found(start) ? candidate : best;
        }
        return best.found(start) > 0 ? Optional.of(best.charset()) : Optional.empty();
    }
}
