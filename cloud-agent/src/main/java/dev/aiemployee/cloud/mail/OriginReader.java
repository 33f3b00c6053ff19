package dev.aiemployee.cloud.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the signs that a mail came from a list or a machine (RFC 3834, RFC 2369, RFC 2919). */
final class OriginReader {
    private static final Pattern NO_REPLY = Pattern.compile(
            "(?:.*[._+-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-daemon|postmaster|bounces?)(?:[._+=-].*)?");

    private OriginReader() {}

    static MailOrigin read(HeaderFields headers, PartType type, Optional<MailAddress> sender) {
        return new MailOrigin(bulk(headers), automatic(headers, type, sender));
    }

    private static List<String> bulk(HeaderFields headers) {
        List<String> reasons = new ArrayList<>();
        for (String name : List.of("List-Unsubscribe", "List-Id", "List-Post")) {
            if (headers.has(name)) {
                reasons.add(name);
            }
        }
        String precedence = word(headers, "Precedence");
        if (List.of("bulk", "list", "junk").contains(precedence)) {
            reasons.add("Precedence: " + precedence);
        }
        return reasons;
    }

    private static List<String> automatic(HeaderFields headers, PartType type, Optional<MailAddress> sender) {
        List<String> reasons = new ArrayList<>();
        String submitted = word(headers, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.equals("no")) {
            reasons.add("Auto-Submitted: " + submitted);
        }
        String suppressed = word(headers, "X-Auto-Response-Suppress");
        if (!suppressed.isEmpty() && !suppressed.equals("none")) {
            reasons.add("X-Auto-Response-Suppress");
        }
        for (String name : List.of("X-Autoreply", "X-Autorespond")) {
            if (headers.has(name)) {
                reasons.add(name);
            }
        }
        if (type.is("multipart/report")) {
            reasons.add("a delivery report");
        }
        if (headers.first("Return-Path").replace(" ", "").equals("<>")) {
            reasons.add("an empty return path");
        }
        sender.filter(from -> NO_REPLY.matcher(from.localPart()).matches())
                .ifPresent(from -> reasons.add("a sender that takes no replies"));
        return reasons;
    }

    /** The first word of a field, lower case and short: it is shown to a person. */
    private static String word(HeaderFields headers, String name) {
        String first = headers.text(name, 80).toLowerCase(Locale.ROOT).split("[;,( ]", 2)[0];
        return first.replaceAll("[^a-z0-9_-]", "");
    }
}
