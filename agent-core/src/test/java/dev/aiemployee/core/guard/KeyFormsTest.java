package dev.aiemployee.core.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.secret.KnownValues;
import dev.aiemployee.core.guard.secret.SecretScanner;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys that no line announces: as bytes under any name, in digits, in lines of any width. Each is made when the test runs. */
class KeyFormsTest {
    private static final Map<String, byte[]> KEYS = keys();
    private static final KeyPair RSA = pair("RSA", 2048);

    private final SecretScanner scanner = new SecretScanner();

    static Stream<String> kinds() {
        return KEYS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKeyAsBytesIsFoundUnderAnyNameAndInsideAnyFile(String kind) {
        byte[] key = KEYS.get(kind);
        byte[] inside = joined("%PDF-1.4\n1 0 obj\n".getBytes(ISO_8859_1), key, "\n%%EOF".getBytes(ISO_8859_1));

        assertThat(new CommitGuard().check("Files/picture.png", key)).isInstanceOf(GuardVerdict.HeldBack.class);
        assertThat(scanner.scan(inside))
                .isNotEmpty()
                .allMatch(finding -> finding.rule().equals("private-key"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKeyInBase64IsFoundInLinesOfAnyWidthAndWhateverStandsBesideThem(String kind) {
        String base64 = Base64.getEncoder().encodeToString(KEYS.get(kind));

        for (int width : List.of(20, 32, 40, 50, 64, 70, 76, 100, 10_000)) {
            for (String mark : List.of("", "> ", "> > ", "    ", "| ", "- ", "\"")) {
                String text = lines(base64, width, mark, mark.equals("\"") ? "\"," : "");
                assertThat(scanner.scan(note(text))).as("%s", text).isNotEmpty();
            }
        }
        assertThat(scanner.scan(note(lines(base64, 64, "", "").replace("\n", "\\n"))))
                .isNotEmpty();
        assertThat(scanner.scan(note(lines(base64, 64, "", "").replace("\n", "\r\n"))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKeyInHexadecimalDigitsIsFoundHoweverTheyAreParted(String kind) {
        byte[] key = KEYS.get(kind);
        HexFormat plain = HexFormat.of();

        Stream.of(
                        plain.formatHex(key),
                        plain.withUpperCase().formatHex(key),
                        lines(plain.formatHex(key), 32, "", ""),
                        lines(plain.formatHex(key), 75, "> ", ""),
                        lines(HexFormat.ofDelimiter(":").formatHex(key), 45, "    ", ""),
                        HexFormat.ofDelimiter(" ").formatHex(key),
                        HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(key),
                        HexFormat.of().withPrefix("\\x").formatHex(key),
                        dump(key))
                .forEach(text -> assertThat(scanner.scan(note(text))).as(text).isNotEmpty());
    }

    @Test
    void aKeyWhoseFirstLinesAreCutOffIsFound() {
        String pkcs8 = Base64.getEncoder().encodeToString(RSA.getPrivate().getEncoded());

        assertThat(scanner.scan(note(lines(pkcs8.substring(320), 64, "", "")))).isNotEmpty();
        assertThat(scanner.scan(note(lines(pkcs8.substring(333), 40, "> ", ""))))
                .isNotEmpty();
        assertThat(scanner.scan(note(lines(pkcs8.substring(320, pkcs8.length() - 100), 64, "", ""))))
                .isNotEmpty();
    }

    @Test
    void theWholeKeyIsMaskedAndTheTextBehindItStays() {
        String key = lines(Base64.getEncoder().encodeToString(KEYS.get("rsa pkcs1")), 40, "> ", "");

        assertThat(scanner.masked("Before.\n\n" + key + "\nBehind it.\n"))
                .isEqualTo("Before.\n\n> [masked: private-key]\n\nBehind it.\n");
    }

    @Test
    void aKeyPrintedInNumbersIsFound() {
        RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) RSA.getPrivate();
        String number = lines(
                HexFormat.ofDelimiter(":").formatHex(rsa.getPrivateExponent().toByteArray()), 45, "    ", "");
        String base64 =
                Base64.getEncoder().encodeToString(rsa.getPrivateExponent().toByteArray());

        assertThat(scanner.scan("privateExponent:\n" + number)).isNotEmpty();
        assertThat(scanner.scan("Private-Key: (256 bit)\npriv:\n" + number)).isNotEmpty();
        assertThat(scanner.scan("<RSAKeyValue><D>" + base64 + "</D></RSAKeyValue>"))
                .isNotEmpty();
    }

    @Test
    void aValueOfOursInHexadecimalDigitsIsFoundInANameBelowAFolder() {
        SecretScanner ours = new SecretScanner(new KnownValues(Map.of("SMTP_PASSWORD", "violet-anchor-dune-plate")));
        String digits = HexFormat.of().formatHex("violet-anchor-dune-plate".getBytes(ISO_8859_1));

        assertThat(new CommitGuard(ours, fingerprint -> false).check("Notes/" + digits + ".md"))
                .isInstanceOf(GuardVerdict.HeldBack.class);
    }

    /** Two lines of a public key, in the first of which two letters look like the name of a password. */
    @Test
    void aLineOfBase64IsNoNameOfWhatStandsBelow() {
        assertThat(scanner.scan(note("""
                ZYPnYohsLDCqTmIEZcRiPdFji71bPwd2EGQTE0HMNVIIPLDtU8dNz959tQpWtuUd
                ijHidMQq+bwzhpqsCvHL+JIAC+BgLI2Eq3XS0b7QT5NnJtH8/agUR833WvYuzd85
                """))).isEmpty();
    }

    @Test
    void whatIsPublicIsNotHeld() {
        byte[] key = RSA.getPublic().getEncoded();
        byte[] curve = pair("EC", 256).getPublic().getEncoded();

        for (byte[] plain : List.of(key, curve)) {
            String base64 = Base64.getEncoder().encodeToString(plain);
            assertThat(scanner.scan(plain)).isEmpty();
            assertThat(scanner.scan(note(lines(base64, 64, "", "")))).isEmpty();
            assertThat(scanner.scan(note(HexFormat.of().formatHex(plain)))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A key begins with MIIEowIBAAKCAQEA, which is 30 82 04 a3 02 01 00 02 82 01 01 00 in bytes.",
                "The file starts with \"openssh-key-v1\" and a zero byte: 6f 70 65 6e 73 73 68 2d 6b 65 79 2d 76 31 00",
                "b3BlbnNzaC1rZXktdjEAAAAA is how the first line of an OpenSSH key starts, always and everywhere.",
                "d41d8cd98f00b204e9800998ecf8427e\n0cc175b9c0f1b6a831c399e269772661\n900150983cd24fb0d6963f7d28e17f72"
            })
    void talkOfKeysIsNotHeld(String text) {
        assertThat(scanner.scan(note(text))).isEmpty();
    }

    @Test
    void aTableOfEqualNumbersIsNoKey() {
        ByteBuffer table = ByteBuffer.allocate(8_000);
        while (table.remaining() >= 132) {
            table.putInt(128).put(new byte[128]);
        }

        assertThat(scanner.scan(table.array())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomBytesAreNoKey(long seed) {
        byte[] bytes = new byte[300_000];
        new Random(seed).nextBytes(bytes);

        assertThat(scanner.scan(bytes)).noneMatch(finding -> finding.rule().equals("private-key"));
        assertThat(scanner.scan(lines(Base64.getEncoder().encodeToString(bytes), 76, "", "")))
                .noneMatch(finding -> finding.rule().equals("private-key"));
    }

    private static Map<String, byte[]> keys() {
        Map<String, byte[]> keys = new TreeMap<>();
        RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) pair("RSA", 2048).getPrivate();
        List<byte[]> numbers = Stream.of(
                        BigInteger.ZERO,
                        rsa.getModulus(),
                        rsa.getPublicExponent(),
                        rsa.getPrivateExponent(),
                        rsa.getPrimeP(),
                        rsa.getPrimeQ(),
                        rsa.getPrimeExponentP(),
                        rsa.getPrimeExponentQ(),
                        rsa.getCrtCoefficient())
                .map(number -> der(2, number.toByteArray()))
                .toList();
        keys.put("rsa pkcs1", der(0x30, joined(numbers.toArray(byte[][]::new))));
        keys.put("rsa pkcs8", rsa.getEncoded());
        keys.put("ec pkcs8", pair("EC", 256).getPrivate().getEncoded());
        keys.put("ed25519 pkcs8", pair("Ed25519", 255).getPrivate().getEncoded());
        keys.put(
                "ec sec1",
                der(0x30, joined(new byte[] {2, 1, 1}, der(4, random(32)), der(0xa0, hex("06082a8648ce3d030107")))));
        keys.put(
                "encrypted pkcs8",
                der(0x30, joined(der(0x30, joined(hex("06092a864886f70d01050d"), random(70))), der(4, random(144)))));
        keys.put(
                "pkcs12",
                der(0x30, joined(hex("020103"), der(0x30, joined(hex("06092a864886f70d010701"), random(900))))));
        keys.put(
                "openssh",
                joined("openssh-key-v1\0\0\0\0\4none\0\0\0\4none\0\0\0\0\0\0\0\1".getBytes(ISO_8859_1), random(300)));
        return keys;
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (size != 255) {
                generator.initialize(size);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] der(int tag, byte[] body) {
        byte[] head = body.length < 0x80
                ? new byte[] {(byte) tag, (byte) body.length}
                : body.length < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) body.length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (body.length >> 8), (byte) body.length};
        return joined(head, body);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** As {@code hexdump -C} prints it. */
    private static String dump(byte[] bytes) {
        return IntStream.iterate(0, at -> at < bytes.length, at -> at + 16)
                .mapToObj(at -> String.format(
                        "%08x  %s  |%s|",
                        at,
                        HexFormat.ofDelimiter(" ")
                                .formatHex(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 16))),
                        "0..z............"))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(String text, int width, String before, String behind) {
        return IntStream.iterate(0, at -> at < text.length(), at -> at + width)
                .mapToObj(at -> before + text.substring(at, Math.min(text.length(), at + width)) + behind + "\n")
                .collect(Collectors.joining());
    }

    private static String note(String text) {
        return "# Notes\n\nFor the shop.\n\n" + text + "\n\nAda knows the rest.\n";
    }
}
