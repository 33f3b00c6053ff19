package dev.aiemployee.core.daemon;

import java.util.List;

/** Tells somebody that the daemon lives. Called by the loop's thread alone. */
public interface SignsOfLife {
    /** All parts run, the loop begins. */
    void ready();

    /** A round of the loop is done; called after each one, often. */
    void alive();

    /** The loop has ended, the parts are about to stop. */
    void stopping();

    /** Tells all of them. */
    static SignsOfLife all(List<SignsOfLife> signs) {
        return new SignsOfLife() {
            @Override
            public void ready() {
                signs.forEach(SignsOfLife::ready);
            }

            @Override
            public void alive() {
                signs.forEach(SignsOfLife::alive);
            }

            @Override
            public void stopping() {
                signs.forEach(SignsOfLife::stopping);
            }
        };
    }
}
