package dev.aiemployee.core.guard.secret;

import dev.aiemployee.core.text.Letters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds every keyword of every rule in one pass over a text, in either case and however its letters are written (Aho and Corasick,
 * 1975; {@link Letters}). One step for each character, whatever the text holds and however many keywords there are. Immutable.
 */
final class KeywordIndex {
    /** What is told of each place where a keyword ends. */
    interface Hit {
        /**
         * A keyword of a rule ends here.
         *
         * @param end the place of its last character
         */
        void at(int rule, int end);
    }

    private static final int NONE = -1;

    /** The number of each character among those of the keywords; 0 for all that stand in none. */
    private final char[] letters = new char[1 << 16];

    private final int alphabet;

    /** One row for each state, in one piece: where the next state's row begins for each letter; its complement where a keyword ends. */
    private final int[] steps;

    private final int[][] ends;
    private final List<int[]> next = new ArrayList<>();
    private final List<TreeSet<Integer>> rules = new ArrayList<>();

    /** @param keywords for each rule, in lower case */
    KeywordIndex(List<? extends Collection<String>> keywords) {
        alphabet = number(keywords);
        newState();
        for (int rule = 0; rule < keywords.size(); rule++) {
            for (String keyword : keywords.get(rule)) {
                add(keyword, rule);
            }
        }
        link();
        steps = new int[next.size() * alphabet];
        for (int at = 0; at < steps.length; at++) {
            steps[at] = row(next.get(at / alphabet)[at % alphabet]);
        }
        ends = rules.stream()
                .map(ended -> ended.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    void find(CharSequence text, Hit hit) {
        int row = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            row = steps[row + letters[text.charAt(i)]];
            if (row < 0) {
                row = ~row;
                for (int rule : ends[row / alphabet]) {
                    hit.at(rule, i);
                }
            }
        }
    }

    private int row(int state) {
        return rules.get(state).isEmpty() ? state * alphabet : ~(state * alphabet);
    }

    private void add(String keyword, int rule) {
        int state = 0;
        for (int i = 0; i < keyword.length(); i++) {
            int letter = letters[keyword.charAt(i)];
            int[] row = next.get(state);
            if (row[letter] == NONE) {
                row[letter] = newState();
            }
            state = row[letter];
        }
        rules.get(state).add(rule);
    }

    /** Fills the gaps: where a keyword cannot go on, the longest other one that is under way does. */
    private void link() {
        int[] fallback = new int[next.size()];
        Deque<Integer> waiting = new ArrayDeque<>(List.of(0));
        while (!waiting.isEmpty()) {
            int state = waiting.remove();
            int[] row = next.get(state);
            rules.get(state).addAll(rules.get(fallback[state]));
            for (int letter = 0; letter < alphabet; letter++) {
                int other = state == 0 ? 0 : next.get(fallback[state])[letter];
                if (row[letter] == NONE) {
                    row[letter] = other;
                } else {
                    fallback[row[letter]] = other;
                    waiting.add(row[letter]);
                }
            }
        }
    }

    private int newState() {
        int[] row = new int[alphabet];
        Arrays.fill(row, NONE);
        next.add(row);
        rules.add(new TreeSet<>());
        return next.size() - 1;
    }

    /** Returns how many numbers there are. */
    private int number(List<? extends Collection<String>> keywords) {
        char[] numbers = new char[1 << 16];
        char count = 1;
        for (Collection<String> words : keywords) {
            for (char letter : String.join("", words).toCharArray()) {
                char folded = Letters.folded(letter);
                numbers[folded] = numbers[folded] == 0 ? count++ : numbers[folded];
            }
        }
        for (int letter = 0; letter < letters.length; letter++) {
            letters[letter] = numbers[Letters.folded((char) letter)];
        }
        return count;
    }
}
