package dev.aiemployee.core.cli;

/** What a command tells the shell. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    /** The person has to change the set-up or the command; trying again changes nothing. */
    CONFIGURATION(2),
    /** A rule of ours or of the remote said no. */
    REFUSED(3),
    LOST_CLAIM(4),
    /** The answer was taken down and does not count alone: the operator is asked once more. */
    ASKED_AGAIN(5),
    /** Something is in the way that goes away: the network, another process. The number is {@code EX_TEMPFAIL}. */
    TRY_AGAIN(75);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
