package dev.aiemployee.cloud.mail;

import dev.aiemployee.cloud.mail.text.DecodedWords;
import dev.aiemployee.cloud.mail.text.ReadableText;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Address headers (RFC 5322 section 3.4) as Jakarta Mail's lenient parser parts them. What cannot be an address becomes a
 * name, so that nothing a sender wrote is lost and nothing throws.
 */
final class AddressList {
    private static final int LONGEST_LIST = 20_000;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 254;

    /** Encoded words are veiled from the parser: it would decode them as labelled, and labels lie. */
    private static final String WORD = "=?";

    private static final String VEILED_WORD = "=\uFDD0";

    /** The parser leaves comments inside an address where they are (RFC 5322, appendix A.5, has such). */
    private static final String COMMENT = "\\([^()]*+\\)";

    private final List<MailAddress> found = new ArrayList<>();

    private final List<String> nameSoFar = new ArrayList<>();

    private AddressList() {}

    /** @param value one header's value, unfolded, not decoded */
    static List<MailAddress> parse(String value) {
        AddressList list = new AddressList();
        String kept = value.substring(0, Math.min(value.length(), LONGEST_LIST));
        try {
            for (InternetAddress address : InternetAddress.parseHeader(kept.replace(WORD, VEILED_WORD), false)) {
                list.addGroup(address);
            }
        } catch (AddressException noList) {
            list.nameSoFar.add(kept);
        }
        list.add("", "");
        return list.found;
    }

    /** Groups in groups are not in the standard, and are not looked into. */
    private void addGroup(InternetAddress group) throws AddressException {
        if (group.isGroup()) {
            for (InternetAddress member : group.getGroup(false)) {
                add(member);
            }
        } else {
            add(group);
        }
    }

    private void add(InternetAddress read) {
        String name = Optional.ofNullable(read.getPersonal()).orElse("");
        String address = Optional.ofNullable(read.getAddress())
                .orElse("")
                .replaceAll(COMMENT, "")
                .replaceFirst("^@[^:]*:", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([.@]) ?", "$1");
        if (address.indexOf('@') >= 0 && address.indexOf(' ') < 0) {
            add(name, address);
        } else {
            addWords(name, address);
        }
    }

    /** Every word with an {@code @} is an address, the other words are its name. */
    private void addWords(String name, String words) {
        List<String> addresses = new ArrayList<>();
        StringBuilder called = new StringBuilder();
        for (String word : words.split("\\s+", -1)) {
            if (word.indexOf('@') >= 0) {
                addresses.add(word);
            } else {
                called.append(word).append(' ');
            }
        }
        String whole = (name + ' ' + called).strip();
        if (addresses.isEmpty()) {
            nameSoFar.add(whole);
        }
        addresses.forEach(address -> add(whole, address));
    }

    /** A name before a bare comma is the start of the next one: {@code Lovelace, Ada <ada@x.example>}. */
    private void add(String written, String address) {
        nameSoFar.add(written);
        String words = DecodedWords.decode(String.join(", ", nameSoFar).replace(VEILED_WORD, WORD));
        String name =
                ReadableText.line(words.replaceAll("[<>]", ""), LONGEST_NAME).replaceAll("^[, ]+|[, ]+$", "");
        nameSoFar.clear();
        String clean = ReadableText.line(address.replace(VEILED_WORD, WORD), LONGEST_ADDRESS);
        if (!name.isEmpty() || !clean.isEmpty()) {
            found.add(new MailAddress(name.equals(clean) ? "" : name, clean));
        }
    }
}
