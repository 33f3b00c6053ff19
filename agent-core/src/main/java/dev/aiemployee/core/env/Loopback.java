package dev.aiemployee.core.env;

import java.util.regex.Pattern;

/** The names under which a machine calls itself: what is said to them crosses no network. */
public final class Loopback {
    private static final Pattern NAMES = Pattern.compile("(?i)localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    private Loopback() {}

    /** Whether a host, as a setting has it, is this machine. */
    public static boolean isNamed(String host) {
        return NAMES.matcher(host).matches();
    }
}
