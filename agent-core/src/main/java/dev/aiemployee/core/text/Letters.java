package dev.aiemployee.core.text;

import java.text.Normalizer;

/**
 * One letter for all the ways to write it: lower case, without accents, half width, and the ASCII letter for those of other alphabets that
 * look like it. Pure.
 */
public final class Letters {
    /** Pairs: a letter, and the ASCII one that it cannot be told from (a part of Unicode's confusables, UTS 39). */
    private static final String ALIKE =
            "АAВBЕEКKМMНHОOРPСCТTХXаaеeоoрpсcуyхxѕsіiјjԁdһhԛqԝwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvυuιiκkɑaɡgⅼl";

    private static final String PLAIN = "łlŁLøoØOđdĐDßsıiþpæaœoħh";
    private static final char[] SEEN = alike();
    private static final char[] FOLDED = folded();

    private Letters() {}

    /** For comparing words. */
    public static char folded(char letter) {
        return FOLDED[letter];
    }

    /** What a person sees, where that is an ASCII character: case and accents stay. */
    public static char seen(char letter) {
        return SEEN[letter];
    }

    private static char[] alike() {
        char[] seen = itself();
        pairs(ALIKE, seen);
        for (char wide = '\uff01'; wide <= '\uff5e'; wide++) {
            seen[wide] = (char) (wide - '\uff01' + '!');
        }
        seen['\u3000'] = ' ';
        seen['\u00a0'] = ' ';
        return seen;
    }

    private static char[] folded() {
        char[] folded = itself();
        pairs(PLAIN, folded);
        for (char letter = '\u00c0'; letter < '\u2000'; letter++) {
            String apart = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD);
            folded[letter] =
                    folded[letter] == letter && Character.isLetter(apart.charAt(0)) ? apart.charAt(0) : folded[letter];
        }
        for (int letter = 0; letter < folded.length; letter++) {
            folded[letter] = Character.toLowerCase(SEEN[folded[letter] == letter ? letter : folded[letter]]);
        }
        return folded;
    }

    private static char[] itself() {
        char[] letters = new char[1 << 16];
        for (int letter = 0; letter < letters.length; letter++) {
            letters[letter] = (char) letter;
        }
        return letters;
    }

    private static void pairs(String pairs, char[] letters) {
        for (int i = 0; i < pairs.length(); i += 2) {
            letters[pairs.charAt(i)] = pairs.charAt(i + 1);
        }
    }
}
