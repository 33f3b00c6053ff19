package dev.aiemployee.core.guard.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A short name for a value that says nothing about it: twelve hexadecimal digits of an HMAC-SHA256 (RFC 2104) under a key of this
 * clone. Without the key nobody can try out guesses against a name that stands in an alert. Immutable.
 */
public final class Fingerprint {
    private static final int DIGITS = 12;

    private final SecretKeySpec key;

    /** @param key some random bytes that never leave this machine */
    public Fingerprint(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("fingerprint key: 0 bytes (expected: 1 or more)");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    String of(String rule, CharSequence value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] digest = mac.doFinal((rule + '\0' + value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
