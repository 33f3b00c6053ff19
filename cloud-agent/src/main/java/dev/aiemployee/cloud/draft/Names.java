package dev.aiemployee.cloud.draft;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names to greet people by. A display name is a stranger's text: only what reads like a person's name is used, and nobody is greeted by
 * their title, their department or their company.
 */
final class Names {
    private static final Pattern PERSON =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]{0,30}\\.?(?: [\\p{L}][\\p{L}\\p{M}'’-]{0,30}\\.?){0,3}");
    private static final Pattern FAMILY =
            Pattern.compile("(?:Familie|Family|Famille|Familia|Famiglia) \\p{Lu}[\\p{L}\\p{M}'’-]{1,30}");
    /** What follows a name: the company in brackets, behind a stroke or behind a word. */
    private static final Pattern ADDED = Pattern.compile(
            "\\s*(?:[(\\[{].*|\\s[|/–—@-]\\s.*|[|/].*|\\s(?:bei|via|from|von|at|chez|de parte de)\\s.*)$",
            Pattern.CASE_INSENSITIVE);

    /** Degrees behind a name of two words or more. */
    private static final Pattern BEHIND = Pattern.compile(
            "(?<=\\p{L} [\\p{L}-]{2,30})(?:,? (?:ph\\.? ?d\\.?|m\\.a\\.|b\\.a\\.|mba|ll\\.m\\.|[mb]\\.sc\\.|jr\\.?|esq\\.?))+$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TITLE = Pattern.compile(
            "^(?:(?:frau|herrn?|fr|hr|mr|mrs|ms|miss|mx|sir|dr|prof|professor|dipl|ing|mag|med|mme|mlle|madame|monsieur|m|sr|sra|srta"
                    + "|se[ñn]ora?|sig|sig\\.ra|signora?|dott|dott\\.ssa|rer|nat|jur|phil)(?:\\.|\\s)\\s*)+",
            Pattern.CASE_INSENSITIVE);
    /** A line of one to three words that begin like names. */
    private static final Pattern SIGNED =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}\\.?(?: \\p{Lu}[\\p{L}\\p{M}'’-]{0,30}\\.?){0,2}");

    private static final Pattern CLOSING = Pattern.compile(
            "\\b(?:gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|dank\\w*|thanks|thank|thx|regards|wishes|cheers|best|sincerely|yours|cordialement|salutations"
                    + "|merci|saludos|gracias|atentamente|lg|vg|mfg|bis|hello|hallo|hi|bonjour|hola|dear|liebe[r]?)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern DEGREE = Pattern.compile(
            "ph\\.?d\\.?|m\\.?d\\.?|mba|m\\.?a\\.?|b\\.?a\\.?|m\\.?sc\\.?|b\\.?sc\\.?|ll\\.?m\\.?|esq\\.?|jr\\.?|sr\\.?|cpa|cfa|dipl\\.?-.*"
                    + "|ing\\.?|arch\\.?|i+v?|steuerberater(?:in)?|rechtsanw[aä]lt(?:in)?|notar(?:in)?|architekt(?:in)?|avocate?|gmbh.*|inc\\.?|ltd\\.?",
            Pattern.CASE_INSENSITIVE);
    /** Departments, roles and what companies are called after. */
    private static final Set<String> NO_NAMES = Set.of(
            "support",
            "team",
            "info",
            "service",
            "services",
            "kundenservice",
            "kundendienst",
            "kontakt",
            "contact",
            "office",
            "buchhaltung",
            "sales",
            "vertrieb",
            "verwaltung",
            "sekretariat",
            "rechnung",
            "rechnungen",
            "billing",
            "accounting",
            "accounts",
            "admin",
            "comptabilité",
            "ventas",
            "facturación",
            "administración",
            "hello",
            "hallo",
            "news",
            "newsletter",
            "shop",
            "store",
            "online",
            "customer",
            "kunden",
            "company",
            "gmbh",
            "ag",
            "kg",
            "ug",
            "ohg",
            "gbr",
            "ltd",
            "limited",
            "inc",
            "llc",
            "corp",
            "sarl",
            "sas",
            "sa",
            "sl",
            "srl",
            "bv",
            "holzhandel",
            "handel",
            "kanzlei",
            "transportes",
            "quincaillerie",
            "group",
            "gruppe",
            "studio",
            "bank",
            "hotel",
            "café",
            "cafe",
            "restaurant",
            "verlag",
            "media",
            "solutions",
            "consulting",
            "agency",
            "agentur",
            "estates",
            "immobilien",
            "werkstatt",
            "website",
            "portal",
            "kontor",
            "verleih",
            "technik",
            "elektro",
            "bau",
            "holz",
            "möbel",
            "tischlerei",
            "schreinerei",
            "marketing",
            "notices",
            "notifications",
            "department",
            "abteilung",
            "empfang",
            "reception",
            "bestellung",
            "orders",
            "praxis",
            "apotheke",
            "verein",
            "stadtwerke",
            "loteria",
            "lotería",
            "familie",
            "family",
            "mail",
            "email",
            "post",
            "noreply",
            "system",
            "desk",
            "helpdesk",
            "partner",
            "personalabteilung",
            "hr",
            "jobs",
            "careers",
            "presse",
            "press",
            "redaktion",
            "einkauf",
            "einkaufsabteilung",
            "versand",
            "lager",
            "zentrale",
            "stadt",
            "stadtverwaltung",
            "gemeinde",
            "landkreis",
            "amt",
            "amtsgericht",
            "landgericht",
            "finanzamt",
            "behörde",
            "museum",
            "schule",
            "gymnasium",
            "universität",
            "university",
            "school",
            "church",
            "council",
            "mairie",
            "und",
            "and",
            "et",
            "y",
            "e");

    private Names() {}

    /** The whole name when formal, else the first; {@code Doe, Ada} is turned round. Empty when it is no person's name. */
    static String called(String displayName, boolean formal) {
        String bare = displayName.strip().replaceAll("^['\u2018\u201c\"]+|['\u2019\u201d\"]+$", "");
        String shown =
                BEHIND.matcher(ADDED.matcher(bare).replaceFirst("").strip()).replaceFirst("");
        if (FAMILY.matcher(shown).matches()) {
            return shown;
        }
        String name = cased(TITLE.matcher(turned(shown)).replaceFirst("").strip());
        if (!PERSON.matcher(name).matches() || isNoPerson(name)) {
            return "";
        }
        String first = first(List.of(name.split(" ", -1)));
        if (first.isEmpty()) {
            return "";
        }
        return formal || first.length() < 2 || first.endsWith(".") ? name : first;
    }

    /** {@code DOE Ada} is the family's name before the own one, {@code Doe A} may be. */
    private static String first(List<String> words) {
        if (words.size() == 2 && words.get(1).length() == 1) {
            return "";
        }
        String first = words.get(0);
        boolean family = first.length() > 2 && first.equals(first.toUpperCase(Locale.ROOT));
        return family
                ? words.stream()
                        .filter(word -> !word.equals(word.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(first)
                : first;
    }

    /** Whether the last line of a text is a name, and none of it is what somebody is to be called. */
    static boolean isSignedOtherwise(String called, String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String last = lines.size() < 2 ? "" : lines.get(lines.size() - 1);
        if (called.isEmpty()
                || !SIGNED.matcher(last).matches()
                || CLOSING.matcher(last).find()
                || isNoPerson(last)) {
            return false;
        }
        Set<String> signed = Set.copyOf(words(last));
        return words(called).stream().noneMatch(signed::contains);
    }

    private static List<String> words(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A comma turns a name round, or sets a degree apart. */
    private static String turned(String shown) {
        String[] parts = shown.split(",\\s*", 2);
        if (parts.length < 2) {
            return shown;
        }
        boolean degree = Stream.of(parts[1].split("[,\\s]+", -1))
                .allMatch(word -> DEGREE.matcher(word).matches());
        return degree ? parts[0] : parts[1] + " " + parts[0];
    }

    /** Written without capitals, or in nothing else. */
    private static String cased(String name) {
        boolean even = name.equals(name.toLowerCase(Locale.ROOT)) || name.equals(name.toUpperCase(Locale.ROOT));
        if (!even || name.length() < 3 || !name.contains(" ")) {
            return name;
        }
        return Stream.of(name.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static boolean isNoPerson(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[ -]", -1)).anyMatch(NO_NAMES::contains);
    }
}
