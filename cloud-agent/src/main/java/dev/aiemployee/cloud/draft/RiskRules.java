package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.handbook.Handbook;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds what an operator should notice about a mail and its answer. A flag costs a look; a missing one may cost more. */
final class RiskRules {
    private static final Pattern MONEY = Pattern.compile(
            "[$€£¥]\\s?\\d|\\d\\s?[$€£¥]|\\b(?:USD|EUR|GBP|CHF|JPY)\\s?\\d|\\d\\s?(?:USD|EUR|GBP|CHF|JPY)\\b"
                    + "|\\b(?:invoices?|payments?|pay|paid|refunds?|iban|swift|bank details|bank account|bank transfer|wire"
                    + "|gift cards?|bitcoin|rechnung|zahlung|überweisung|kontonummer)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    /** Over text on one line, in which look-alike letters are Latin ones: a mail wraps where it likes. */
    private static final Pattern ORDERS = Pattern.compile(
            "\\b(?:ignor\\w*|disregard\\w*|forget|override|bypass|vergiss|vergessen|missachte\\w*|oubli\\w*|olvid\\w*|dimentic\\w*)\\b"
                    + "[^.]{0,60}?\\b(?:instruc\\w*|instruk\\w*|istruzion\\w*|anweisung\\w*|prompts?|rules|guidelines|directions|training"
                    + "|regeln|vorgaben|befehle|consignes|reglas)\\b"
                    + "|\\bsystem prompt\\b|\\bdeveloper mode\\b|\\bjailbreak"
                    + "|\\byou are (?:now |no longer )?(?:an? )?(?:ai|assistant|bot|language model|chatgpt|claude|agent)\\b"
                    + "|\\b(?:ai|language model|assistant|agent)s? (?:reading|processing|that reads?) this\\b"
                    + "|\\bnew instructions?:|\\[/?inst\\]|<\\|?im_(?:start|end)|</?(?:system|assistant)>"
                    + "|\\b(?:reveal|send|share|print|leak)\\b[^.]{0,40}?\\b(?:passwords?|api keys?|credentials|secrets?)\\b"
                    + "|\\b(?:do not|don't|never) (?:tell|inform|mention (?:this |it )?to|show (?:this |it )?to)\\b[^.]{0,20}?\\b(?:user|operator|owner|human)\\b"
                    + "|\\bstatus:\\s*approved\\b|\\[x\\]\\s*approve|\\bdataviewjs\\b|<%|obsidian://"
                    + "|\\b(?:auto-?approve|approve this (?:draft|mail|email|message|automatically))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private RiskRules() {}

    /** What there is to notice, in the order of the flags, each with a sentence for the operator. */
    static Map<Risk, String> of(MailTask mail, Draft draft, Handbook handbook) {
        Map<Risk, String> risks = new EnumMap<>(Risk.class);
        String to = mail.answerTo().address();
        String text = (mail.subject() + "\n" + mail.text()).replaceAll("\\s+", " ");
        SenderRules sender = new SenderRules(handbook);
        if (handbook.find(to).isEmpty()) {
            risks.put(Risk.NEW_RECIPIENT, "Your handbook has no contact with this address: " + to + ".");
        }
        if (MONEY.matcher(text).find() || MONEY.matcher(draft.body()).find()) {
            risks.put(Risk.MONEY, "It is about money: check every figure before it leaves.");
        }
        if (ORDERS.matcher(text).find() || ORDERS.matcher(Skeleton.words(text)).find()) {
            risks.put(
                    Risk.INJECTION_SUSPECTED,
                    "The mail reads as if it gave orders to a machine. Read the draft word by word.");
        }
        if (mail.otherAddress()) {
            risks.put(
                    Risk.REPLY_TO_DIFFERS,
                    mail.sender().sameMailbox(mail.answerTo())
                            ? "The mail names several writers; the answer goes to " + to + " alone."
                            : "The answer goes to " + to + ", though the mail says it is from " + mail.sender() + ".");
        }
        first(mail, sender::misleadingName).ifPresent(why -> risks.put(Risk.MISLEADING_NAME, why));
        first(mail, sender::lookalikeDomain).ifPresent(why -> risks.put(Risk.LOOKALIKE_DOMAIN, why));
        if (BankDetails.areIn(text)) {
            risks.put(
                    Risk.BANK_DETAILS,
                    "It names a bank account, or a change of one. Before you pay, call them on a number you knew before.");
        }
        return risks;
    }

    private static Optional<String> first(MailTask mail, Function<MailAddress, Optional<String>> rule) {
        return rule.apply(mail.sender()).or(() -> rule.apply(mail.answerTo()));
    }
}
