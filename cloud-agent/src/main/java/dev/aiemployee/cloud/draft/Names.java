package dev.aiemployee.cloud.draft;

import java.util.regex.Pattern;

/** Names to greet people by. A display name is a stranger's text: only what reads like a person's name is used. */
final class Names {
    private static final Pattern PERSON =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]{0,30}\\.?(?: [\\p{L}][\\p{L}\\p{M}'’-]{0,30}\\.?){0,3}");

    private Names() {}

    /** The whole name when formal, else the first; {@code Doe, Ada} is turned round. Empty when it is no person's name. */
    static String called(String displayName, boolean formal) {
        String[] turned = displayName.split(", ", 2);
        String name = turned.length == 2 ? turned[1] + " " + turned[0] : displayName;
        if (!PERSON.matcher(name).matches()) {
            return "";
        }
        String first = name.split(" ", 2)[0];
        return formal || first.length() < 2 || first.endsWith(".") ? name : first;
    }
}
