package dev.aiemployee.local.approve.content;

import dev.aiemployee.local.hidden.InvisibleText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What two approvals have in common that say the same to the same people, whatever their ids, threads, accounts and times are.
 * Blanks, invisible characters, case and compatible letters make no difference. Pure.
 */
final class SameContent {
    private SameContent() {}

    static Digest of(Outgoing outgoing) {
        List<Object> parts = new ArrayList<>();
        parts.add(outgoing.action().word());
        parts.add(outgoing.reach().stream().map(InvisibleText::folded).sorted().toList());
        parts.add(InvisibleText.folded(outgoing.letter().subject()));
        parts.add(InvisibleText.folded(outgoing.letter().body()));
        parts.add(outgoing.letter().attachments().stream()
                .map(file -> file.digest().value())
                .sorted()
                .toList());
        parts.add(money(outgoing.booking()));
        return Digest.of(CanonicalJson.write(Map.of("same content", parts)).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Object> money(Booking booking) {
        List<Object> money = new ArrayList<>();
        money.add(number(booking.amount()) + " " + InvisibleText.folded(booking.currency()));
        for (Booking.Line line : booking.lines()) {
            money.add(List.of(
                    InvisibleText.folded(line.description()),
                    number(line.quantity()),
                    number(line.unitPrice()),
                    InvisibleText.folded(line.tax())));
        }
        return money;
    }

    private static String number(String decimal) {
        return decimal.isEmpty()
                ? ""
                : new BigDecimal(decimal).stripTrailingZeros().toPlainString();
    }
}
