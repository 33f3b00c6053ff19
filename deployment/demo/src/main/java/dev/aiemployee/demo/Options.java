package dev.aiemployee.demo;

import java.util.List;

/**
 * What the person who started the demo wants.
 *
 * @param fast no pauses and the shortest delays: what CI runs
 * @param keep both agents and both servers stay up afterwards
 * @param help only say what there is
 */
record Options(boolean fast, boolean keep, boolean help) {
    static final String USAGE = """
            Usage: ./demo [--fast] [--keep] [--help]

            Tells the whole story of the Personal AI Employee on this machine: mail arrives while
            the local machine is off, the cloud agent drafts the answers, the local agent comes
            back, the operator decides, and exactly what was approved is sent. A Git host and a
            mail house run inside the demo, on loopback only; nothing leaves this machine.

              --fast   no pauses and short delays (this is what CI runs)
              --keep   goes on running afterwards, so that you can play the operator
              --help   this text

            Exit codes: 0 every step was right, 1 a step was wrong (it is named, and the folder
            with all logs stays), 2 an option or the machine is not as needed.
            """;

    /** @throws IllegalArgumentException for a word that is no option */
    static Options of(List<String> words) {
        for (String word : words) {
            if (!List.of("--fast", "--keep", "--help", "-h").contains(word)) {
                throw new IllegalArgumentException(word + ": no such option");
            }
        }
        return new Options(
                words.contains("--fast"), words.contains("--keep"), words.contains("--help") || words.contains("-h"));
    }

    Pace pace() {
        return fast ? Pace.FAST : Pace.PLEASANT;
    }
}
