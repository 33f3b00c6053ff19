package dev.aiemployee.core.task;

import java.util.Locale;
import java.util.Optional;

/** A closed set of words as they stand in front matter: the constant's name in lower case. */
public interface Word {
    /** The constant's name, as an enum gives it. */
    String name();

    /** The word as a note spells it. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant that a note's text names; case and surrounding blanks do not matter. */
    static <E extends Enum<E> & Word> Optional<E> find(Class<E> type, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.word().equals(wanted)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
