package dev.aiemployee.core.env;

/** A value that no log, exception or debugger line shows by accident. Not a record, so that nothing prints its parts. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value itself; to be called only where it is sent. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "<secret>";
    }
}
