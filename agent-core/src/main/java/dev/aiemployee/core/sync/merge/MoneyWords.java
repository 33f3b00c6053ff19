package dev.aiemployee.core.sync.merge;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether lines that a change added speak of paying somebody, or hold a link: what somebody who means harm would put into a note that
 * is trusted. Pure.
 */
final class MoneyWords {
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?|ftp|mailto|file|obsidian):|\\bwww\\.");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b");
    private static final Pattern SUM = Pattern.compile(
            "(?i)(?:[$€£¥]|\\b(?:eur|euro|euros|usd|chf|gbp|dollars?)\\b) ?[0-9]|[0-9] ?(?:[$€£¥]|(?:eur|euro|euros|usd|chf|gbp|dollars?)\\b)");
    private static final Pattern WORD = Pattern.compile(
            "(?iU)\\b(?:iban|bic|swift|sepa|paypal|bitcoin|bank\\w*|account ?(?:number|no\\b)|payee|beneficiary|wire|transfer|pay(?:ment|able)?|invoices?"
                    + "|kontonummer|konto|bankleitzahl|blz|empfänger|überweis\\w*|zahlung\\w*|rechnung\\w*"
                    + "|compte|virements?|factures?|paiements?|cuenta|transferencias?|facturas?|pagos?|conto|bonific\\w*|fattur\\w*|pagament\\w*)\\b");

    private MoneyWords() {}

    /** @param before what the note held; its lines are no news wherever they stand now */
    static boolean in(String after, String before) {
        Set<String> known = before.lines().map(String::strip).collect(Collectors.toSet());
        return after.lines()
                .map(String::strip)
                .filter(line -> !known.contains(line))
                .anyMatch(MoneyWords::speaks);
    }

    private static boolean speaks(String line) {
        return LINK.matcher(line).find()
                || IBAN.matcher(line).find()
                || SUM.matcher(line).find()
                || WORD.matcher(line).find();
    }
}
