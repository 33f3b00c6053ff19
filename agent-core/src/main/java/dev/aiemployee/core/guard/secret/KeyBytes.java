package dev.aiemployee.core.guard.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds private keys in bytes by their structure: ASN.1 of PKCS #1 (RFC 8017), PKCS #8 plain and encrypted (RFC 5958), SEC 1 (RFC 5915) and
 * PKCS #12 (RFC 7292), OpenSSH's format, OpenPGP secret key packets (RFC 4880), Java key stores; and what is left of an RSA key whose
 * beginning was cut off, by the row of its large numbers. Looks at each byte a bounded number of times.
 */
final class KeyBytes {
    /** What shows a key; the dearest needs no more bytes. */
    static final int SHORTEST = 14;

    /** Bytes that hold any row of three numbers of a key of 8,192 bits. */
    static final int LONGEST_ROW = 3_200;

    private static final byte[] SSH = "openssh-key-v1\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JAVA_STORE = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed, 0, 0, 0};

    /** The object identifier of PKCS in DER: what encrypts a key and what a PKCS #12 file holds begin with it. */
    private static final byte[] PKCS = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01};

    private static final int LARGE = 0x40;
    private static final int LARGEST = 0x402;

    private final byte[] bytes;
    private final int length;

    private KeyBytes(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** @param found takes where each key begins, in order; one that lies inside another is told too */
    static void find(byte[] bytes, int length, IntConsumer found) {
        KeyBytes keys = new KeyBytes(bytes, length);
        int at = keys.isFile() ? 0 : -1;
        if (at == 0) {
            found.accept(0);
        }
        for (at++; at < length - 6; at++) {
            if (keys.isKey(at)) {
                found.accept(at);
            }
        }
    }

    private boolean isKey(int at) {
        return switch (bytes[at]) {
            case 0x30 -> isSequence(at);
            case 0x02 -> isRow(at, true);
            case 0x00 -> isRow(at, false);
            case 'o' -> isAt(at, SSH, 15);
            default -> false;
        };
    }

    private boolean isSequence(int at) {
        int body = behindHeader(at);
        int size = size(at);
        if (size < 24 || size > 0xffff || body + 5 >= length) {
            return false;
        }
        return bytes[body] == 0x30
                ? isEncrypted(body)
                : bytes[body] == 2 && bytes[body + 1] == 1 && isVersioned(body + 3, bytes[body + 2], size);
    }

    private boolean isVersioned(int at, int version, int size) {
        return switch (bytes[at]) {
            case 0x02 -> version == 0 && size(at) >= LARGE && size(at) < size;
            case 0x04 -> version == 1 && size(at) >= 0x1c && size(at) <= 0x42 && size(at) + 5 <= size;
            case 0x30 -> version == 3 ? isOf(behindHeader(at), 7) : version >= 0 && version <= 1 && isAlgorithm(at);
            default -> false;
        };
    }

    /** An identifier of an algorithm, and then the key as a string of bytes. */
    private boolean isAlgorithm(int at) {
        int name = behindHeader(at);
        int key = name + size(at);
        return size(at) >= 5
                && size(at) < 0x200
                && is(name, 6)
                && size(name) >= 3
                && size(name) < size(at)
                && (key >= length || bytes[key] == 4);
    }

    private boolean isEncrypted(int at) {
        return isOf(behindHeader(at), 5) || isOf(behindHeader(at), 12);
    }

    /** Whether an identifier below PKCS's of this number stands here, as far as there are bytes. */
    private boolean isOf(int at, int number) {
        if (!is(at, 6)) {
            return false;
        }
        int known = Math.min(PKCS.length, length - at - 2);
        boolean pkcs = known >= 3 && Arrays.equals(bytes, at + 2, at + 2 + known, PKCS, 0, known);
        return pkcs && (at + 9 >= length || bytes[at + 9] == number);
    }

    /** Three large numbers of like size behind each other, as only a private key of RSA has them; in ASN.1 or with four bytes of length. */
    private boolean isRow(int at, boolean der) {
        int first = der ? size(at) : word(at);
        int next = at;
        for (int numbers = 0; numbers < 3; numbers++) {
            int begin = der ? behindHeader(next) : next + 4;
            int size = der ? (is(next, 2) ? size(next) : -1) : word(next);
            if (size < LARGE || size > LARGEST || !isAlike(first, size) || begin + size > length) {
                return false;
            }
            if (!isPositive(begin) || !isRandom(begin + 4)) {
                return false;
            }
            next = begin + size;
        }
        return true;
    }

    /** The modulus and the secret exponent are twice as long as the primes. */
    private static boolean isAlike(int first, int size) {
        return Math.abs(size - first) <= 2 || Math.abs(2 * size - first) <= 4;
    }

    /** As ASN.1 writes a number: a zero only before what would look like a sign. */
    private boolean isPositive(int at) {
        return bytes[at] == 0 ? bytes[at + 1] < 0 : bytes[at] > 0;
    }

    /** Random bytes differ; those of a table or a picture do not. */
    private boolean isRandom(int from) {
        boolean[] seen = new boolean[256];
        int different = 0;
        for (int at = from; at < from + LARGE - 4; at++) {
            int value = bytes[at] & 0xff;
            different += seen[value] ? 0 : 1;
            seen[value] = true;
        }
        return different >= 40;
    }

    /** What shows only at the very beginning. */
    private boolean isFile() {
        return length > 40
                && (isSecretPacket() || (isAt(0, JAVA_STORE, JAVA_STORE.length) && bytes[7] == 2 && bytes[15] == 1));
    }

    private boolean isSecretPacket() {
        int tag = bytes[0] & 0xff;
        int first = bytes[1] & 0xff;
        int fresh = tag != 0xc5 ? -1 : first < 192 ? 2 : first < 224 ? 3 : 6;
        int body = tag == 0x94 || tag == 0x95 ? tag - 0x92 : fresh;
        if (body < 0 || bytes[body] != 4 || bytes[body + 1] < 0x38) {
            return false;
        }
        int next = body + 6;
        int bits = ((bytes[next] & 0xff) << 8) | (bytes[next + 1] & 0xff);
        return switch (bytes[body + 5]) {
            case 1, 16, 17 -> bits >= 1_020 && bits <= 16_384;
            case 18, 19, 22 -> bytes[next] >= 3 && bytes[next] <= 10 && bytes[next + 1] == 0x2b;
            case 25, 27 -> true;
            default -> false;
        };
    }

    private boolean is(int at, int tag) {
        return at >= 0 && at + 1 < length && bytes[at] == tag;
    }

    private int size(int at) {
        int first = at + 1 < length ? bytes[at + 1] & 0xff : -1;
        if (first < 0x80) {
            return first;
        }
        if (first == 0x81 && at + 2 < length) {
            return bytes[at + 2] & 0xff;
        }
        return first == 0x82 && at + 3 < length ? ((bytes[at + 2] & 0xff) << 8) | (bytes[at + 3] & 0xff) : -1;
    }

    private int behindHeader(int at) {
        int first = at + 1 < length ? bytes[at + 1] & 0xff : 0;
        return at + 2 + (first == 0x81 ? 1 : first == 0x82 ? 2 : 0);
    }

    private int word(int at) {
        return at + 3 < length && bytes[at] == 0 && bytes[at + 1] == 0
                ? ((bytes[at + 2] & 0xff) << 8) | (bytes[at + 3] & 0xff)
                : -1;
    }

    /** @param least bytes that must be here when the rest is cut off */
    private boolean isAt(int at, byte[] what, int least) {
        int known = Math.min(what.length, length - at);
        return known >= least && Arrays.equals(bytes, at, at + known, what, 0, known);
    }
}
