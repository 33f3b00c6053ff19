package dev.aiemployee.local.approve.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something goes that is no mail, and when at the earliest.
 *
 * @param platform the network a post goes to, a lower-case word such as {@code linkedin}; empty when it is no post
 * @param chat the number, name or id of a chat as its network knows it; empty when it goes to none
 * @param scheduledFor it does not leave before; null when it may leave at once
 */
public record Outlet(String platform, String chat, @Nullable Instant scheduledFor) {
    private static final Pattern PLATFORM = Pattern.compile("([a-z][a-z0-9_-]{0,39})?");
    private static final int CHAT_LIMIT = 200;

    public static final Outlet NONE = new Outlet("", "", null);

    /** @throws IllegalArgumentException when the platform is no such word, or the chat is not one line of at most 200 characters */
    public Outlet {
        if (!isPlatform(platform)) {
            throw new IllegalArgumentException(
                    "platform: " + HeaderText.printable(platform) + " (expected: a lower-case word such as linkedin)");
        }
        HeaderText.check("chat", chat);
        if (chat.length() > CHAT_LIMIT || !chat.strip().equals(chat)) {
            throw new IllegalArgumentException("chat: " + chat.length() + " characters (expected: at most " + CHAT_LIMIT
                    + ", no blanks around them)");
        }
    }

    /** Whether text from outside would be a platform, or none. */
    public static boolean isPlatform(String text) {
        return PLATFORM.matcher(text).matches();
    }

    public Optional<Instant> notBefore() {
        return Optional.ofNullable(scheduledFor);
    }

    /** The places it reaches, for a person; empty for {@link #NONE}. */
    public List<String> places() {
        List<String> places = new ArrayList<>();
        if (!platform.isEmpty()) {
            places.add(platform);
        }
        if (!chat.isEmpty()) {
            places.add("chat " + chat);
        }
        return places;
    }
}
