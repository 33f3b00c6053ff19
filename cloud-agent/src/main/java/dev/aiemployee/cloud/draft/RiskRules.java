package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.handbook.Handbook;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what an operator should notice about a mail and its answer. A flag costs a look; a missing one may cost more. */
final class RiskRules {
    private static final Pattern MONEY = Pattern.compile(
            "[$€£¥]\\s?\\d|\\d\\s?[$€£¥]|\\b(?:USD|EUR|GBP|CHF|JPY)\\s?\\d|\\d\\s?(?:USD|EUR|GBP|CHF|JPY)\\b"
                    + "|\\b(?:invoices?|payments?|pay|paid|refunds?|iban|swift|bank details|bank account|bank transfer|wire"
                    + "|gift cards?|bitcoin|rechnung|zahlung|überweisung|kontonummer)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ORDERS = Pattern.compile(
            "\\b(?:ignore|disregard|forget|override|bypass)\\b[^.\\n]{0,40}"
                    + "\\b(?:instructions?|prompts?|rules|guidelines|directions|training)\\b"
                    + "|\\bsystem prompt\\b|\\bdeveloper mode\\b|\\bjailbreak"
                    + "|\\byou are (?:now |no longer )?(?:an? )?(?:ai|assistant|bot|language model|chatgpt|claude|agent)\\b"
                    + "|\\b(?:ai|language model|assistant|agent)s? (?:reading|processing|that reads?) this\\b"
                    + "|\\bnew instructions?:|\\[/?inst\\]|<\\|?im_(?:start|end)|</?(?:system|assistant)>"
                    + "|\\b(?:reveal|send|share|print|leak)\\b[^.\\n]{0,40}\\b(?:passwords?|api keys?|credentials|secrets?)\\b"
                    + "|\\bstatus:\\s*approved\\b|\\[x\\]\\s*approve|\\bdataviewjs\\b|<%|obsidian://"
                    + "|\\b(?:auto-?approve|approve this (?:draft|mail|email|message|automatically))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private RiskRules() {}

    static Set<Risk> of(MailTask mail, Draft draft, Handbook handbook) {
        String text = mail.subject() + "\n" + mail.text();
        Set<Risk> risks = EnumSet.noneOf(Risk.class);
        if (handbook.find(mail.answerTo().address()).isEmpty()) {
            risks.add(Risk.NEW_RECIPIENT);
        }
        if (MONEY.matcher(text).find() || MONEY.matcher(draft.body()).find()) {
            risks.add(Risk.MONEY);
        }
        if (ORDERS.matcher(text).find()) {
            risks.add(Risk.INJECTION_SUSPECTED);
        }
        if (mail.otherAddress()) {
            risks.add(Risk.REPLY_TO_DIFFERS);
        }
        return risks;
    }
}
