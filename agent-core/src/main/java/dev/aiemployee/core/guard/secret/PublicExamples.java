package dev.aiemployee.core.guard.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

/**
 * Keys that their issuers print in manuals and sample code, and that open nothing: known by the first 16 hexadecimal digits of their SHA-256,
 * so that none stands here. Sources: the sample projects of Firebase (Google), the API reference of Stripe, the sample of jwt.io.
 */
final class PublicExamples {
    private static final Set<String> DIGESTS = Set.of(
            "f56e323494a6ffc2",
            "2037abcaffb2b777",
            "3f370c9dd8225c63",
            "e4a5542bb7fd7b67",
            "a19f89ab3555eac1",
            "0b476bdf9acf2123",
            "eb540d2b6ee2a0a4",
            "37f8f09bdf12c2f2",
            "8731261cb72d8626",
            "49f777db995e8260",
            "27a9a42931dff7eb",
            "dc0fcf046c61640c",
            "4c98242dcadc8b29",
            "ea9bb1082cf95663",
            "3a8b61d0f636b007",
            "a6c814bc555ae62c",
            "2cafc0970149a84f",
            "f2d6ca16515033e5",
            "2d1f7723aabc5c7a",
            "7f75367e78812551");

    private PublicExamples() {}

    static boolean isOne(String found) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(found.getBytes(StandardCharsets.UTF_8));
            return DIGESTS.contains(HexFormat.of().formatHex(digest).substring(0, 16));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
