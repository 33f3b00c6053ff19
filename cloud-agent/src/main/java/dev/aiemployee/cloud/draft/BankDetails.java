package dev.aiemployee.cloud.draft;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds account numbers, and the wish to be paid to another account than before, which is how most such frauds begin. */
final class BankDetails {
    private static final Pattern IBAN = Pattern.compile(
            "\\b[A-Z]{2}(?:[0-9]{2}(?:[ -]?[A-Z0-9]){11,30}| [0-9]{2}(?:[ -]?[0-9]){11,30})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int SHORTEST = 15;

    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?:new|chang\\w*|updat\\w*|different|other|switch\\w*|mov\\w*|neue\\w*|ge[aä]ndert\\w*|anders?\\w*|nouveau\\w*|nouvelle\\w*|nuev\\w*"
                    + "|nuov\\w*)\\b[^.!?]{0,40}?\\b(?:bank (?:account|details|data|connection)s?|our bank|bankverbindung|bankdaten|iban|account (?:number|details)|(?:payment|remittance) details|sort code"
                    + "|kontoverbindung|kontonummer|konto|coordonn[ée]es bancaires|rib|cuenta bancaria|conto bancario|kontodaten|zahlungsdaten"
                    + "|datos bancarios|compte bancaire|beneficiary (?:account|bank|details)|banking (?:information|details)|wire (?:instructions|details))\\b"
                    + "|\\b(?:bank (?:account|details|data|connection)s?|bankverbindung|iban|account (?:number|details)|payment details|kontoverbindung|kontonummer)\\b[^.!?]{0,30}?"
                    + "\\b(?:ha(?:s|ve) (?:been )?(?:chang|updat|mov)\\w*|is new|ge[aä]ndert)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** Another bank, and numbers of accounts that are no IBAN, by the words that stand before them. */
    private static final Pattern NUMBERS = Pattern.compile(
            "\\b(?:(?:chang|switch)\\w* [^.!?]{0,15}?banks?|bank gewechselt|chang[ée] de banque|cambiado de banco|cambiato banca"
                    + "|account\\b[^.!?]{0,40}?\\binstead of (?:the|our) (?:old|previous|former)"
                    + "|(?:blz|bankleitzahl):? ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}|routing (?:number|no\\.?)?:? ?[0-9]{9}"
                    + "|(?:bic|swift)(?: code)?:? ?(?-i:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern BRITISH = Pattern.compile(
            "\\bsort code:? ?[0-9]{2}[- ]?[0-9]{2}[- ]?[0-9]{2}\\b|\\bour new account\\b", Pattern.CASE_INSENSITIVE);

    private BankDetails() {}

    /** @param text on one line */
    static boolean areIn(String text) {
        return CHANGE.matcher(text).find()
                || BRITISH.matcher(text).find()
                || NUMBERS.matcher(text).find()
                || IBAN.matcher(text).results().map(MatchResult::group).anyMatch(BankDetails::startsWithIban);
    }

    /** The number may run into the words after it, so every beginning of it is tried (ISO 13616: the remainder is 1). */
    private static boolean startsWithIban(String found) {
        String number = found.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        for (int end = number.length(); end >= SHORTEST; end--) {
            if (isIban(number.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIban(String number) {
        StringBuilder digits = new StringBuilder();
        (number.substring(4) + number.substring(0, 4))
                .chars()
                .forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
