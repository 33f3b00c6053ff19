package dev.aiemployee.core.git.remote;

import org.eclipse.jgit.errors.TransportException;

/** Why no talk over SSH came about, where a person can remove the cause. Its message says what is wrong. */
final class SshTrouble extends TransportException {
    private static final long serialVersionUID = 1L;

    private final String fix;

    /** @param fix what to do, with commands that can be typed as they stand */
    SshTrouble(String what, String fix) {
        super(what);
        this.fix = fix;
    }

    String fix() {
        return fix;
    }
}
