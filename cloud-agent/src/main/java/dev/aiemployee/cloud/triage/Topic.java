package dev.aiemployee.cloud.triage;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matters in which the usual answer would be wrong, or that cannot wait, told by words of English, German, French and Spanish. */
enum Topic {
    /** A lawyer, a court, a notice. */
    LEGAL(
            2,
            "rechtsanw[aä]lt\\w*|anwaltlich\\w*|kanzlei|mandant\\w*|klage(?: erheben| einreichen)?|fristsetzung|abmahnung|gerichtlich\\w*"
                    + "|inkasso\\w*|mahnbescheid|lawyers?|attorneys?|solicitors?|legal (?:notice|action|proceedings|claim)|notice to"
                    + " (?:quit|vacate)|formal notice|to vacate|eviction|lawsuit|subpoena|cease and desist|avocat|mise en demeure"
                    + "|huissier|tribunal|assignation|abogad[oa]|demanda judicial|burofax|requerimiento|k[üu]ndigung des mietvertrags"),
    COMPLAINT(
            1,
            "entt[äa]uscht\\w*|reklamation\\w*|beschwerde\\w*|m[äa]ngel\\w*|defekt\\w*|kaputt\\w*|kratzer|geld zur[üu]ck|unzumutbar"
                    + "|complain\\w*|disappoint\\w*|refund\\w*|money back|unacceptable|damaged|inadmissible|r[ée]clamation|rembours\\w*"
                    + "|d[ée][çc]ue?s?|toujours pas (?:arriv|re[çc]u)\\w*|jamais (?:arriv|re[çc]u)\\w*|decepcionad\\w*|reembolso|reclamaci[oó]n"
                    + "|inaceptable"),
    OVERDUE(
            1,
            "[üu]berf[äa]llig\\w*|mahnung|zahlungserinnerung|overdue|past due|final (?:notice|reminder)|vencid[ao]s?|venci[óo]"
                    + "|pago inmediato|impay[ée]e?s?|retard de paiement"),
    /** Money is to go elsewhere than before. */
    BANK(
            1,
            "neue bankverbindung|ge[äa]nderte bankverbindung|neues konto|new (?:bank )?account|(?:new|updated|changed) (?:bank|payment"
                    + "|remittance) details|sort code|nouve(?:au|lles?) (?:compte|rib|coordonn[ée]es)|nueva cuenta"),
    /** Thanks that say themselves that they want no answer. */
    NO_ANSWER(
            1,
            "(?:m[üu]ssen|brauchen) (?:sie )?(?:mir )?(?:darauf )?nicht (?:zu )?antworten|keine antwort (?:n[öo]tig|erforderlich|notwendig)"
                    + "|no (?:need to (?:reply|answer|respond)|(?:reply|answer|response) (?:is )?(?:needed|required|necessary))"
                    + "|pas besoin de r[ée]pondre|inutile de r[ée]pondre|no (?:hace falta|es necesario) (?:que )?(?:me )?(?:respond|contest)\\w*"),
    /** Advertising that is written as a letter. */
    SALES(
            2,
            "(?:double|boost|grow|increase|skyrocket) (?:their|your) (?:leads?|sales|revenue|traffic|business)|(?:qualified|more|new|generat\\w+) leads?|lead generation|mehr (?:kunden|anfragen)"
                    + "|seite 1 (?:bei|auf) google|google[- ]ranking|page (?:one|1) of google|seo|backlinks?|guest post|link building"
                    + "|[123][05][- ]min(?:ute[ns]?)?|quick (?:question|call|chat)|kurzes gespr[äa]ch|kurzes telefonat|worth a"
                    + " [\\w-]+ (?:chat|call)|not interested|will not bother you|ihre website angesehen|your website|m[áa]s clientes"
                    + "|(?:seo|marketing|web) agency|rank higher|(?:noticed|came across) your (?:website|site)|agentur f[üu]r|online-marketing"
                    + "|sichtbarkeit (?:bei|auf) google|agence (?:de r[ée]f[ée]rencement|web|seo)|r[ée]f[ée]rencement|position sur google"
                    + "|disponible pour un appel|agencia de (?:marketing|seo)|posicionamiento (?:web|de su)|tiene \\d+ minutos"
                    + "|plus de clients|premi[èe]re page de google"),
    SCAM(
            2,
            "lotter(?:y|[íi]a|ie)\\w*|you(?: have|'ve)? won|ha ganado|sie haben gewonnen|vous avez gagn[ée]|premios?|prize|jackpot"
                    + "|\\d[\\d.,]{4,} (?:euros?|dollars?|usd|eur)|\\d+(?:[.,]\\d+)? million|dear friend|beneficiary|inheritance|next of kin"
                    + "|bank details|datos bancarios|strictly confidential|urgent and confidential|bitcoin|crypto\\w*|earn \\d+ ?%|guaranteed (?:profits?|returns?)|seed phrase|viagra|cialis"
                    + "|online pharmacy|no prescription|cheap (?:pills|meds)|sofortkredit"
                    + "|ohne schufa|transfer (?:of )?(?:usd|eur|the sum)"),
    /** Wants a login or a confirmation, as whoever steals them does. */
    PHISHING(
            1,
            "(?:verify|unlock|restore|reactivate|validate) your (?:account|password|identity|mailbox|e-?mail)|your account (?:is|was|has been"
                    + "|will be) (?:locked|suspended|limited|restricted|blocked|disabled|closed)|unusual (?:sign-?in|log-?in|activity)"
                    + "|mailbox (?:is|storage is) (?:almost )?full|konto (?:wurde|ist|wird) (?:vor[üu]bergehend )?(?:gesperrt|eingeschr[äa]nkt|blockiert)"
                    + "|(?:verifizieren|best[äa]tigen) sie (?:ihr konto|ihre (?:zugangs|konto)?daten|ihre identit[äa]t)|konto (?:zu )?verifizieren"
                    + "|compte (?:est|a [ée]t[ée]|sera) (?:bloqu|suspendu|limit)\\w*|v[ée]rifie[rz] (?:votre|ton) compte"
                    + "|cuenta (?:ha sido|est[áa]|fue|ser[áa]) (?:bloquead|suspendid|limitad)a|verifi(?:que|car) su cuenta"),
    /** What a machine says and a person has to do. */
    ACT(
            1,
            "expires? (?:in|on|soon)|will expire|l[äa]uft (?:in|am) .{1,20} ab|renew now|accept or decline|booking request"
                    + "|new (?:booking|reservation|order)|buchungsanfrage|neue (?:buchung|bestellung|reservierung)|nueva reserva|nouvelle"
                    + " (?:r[ée]servation|commande)|payment (?:failed|declined)|card was declined|zahlung (?:fehlgeschlagen|abgelehnt)"
                    + "|(?:will be|wird) (?:suspended|gesperrt)|within \\d+ (?:hours|days)|innerhalb von \\d+ (?:stunden|tagen)|overdue|mahnung"
                    + "|action required"),
    /** What an office says by a machine. */
    OFFICE(
            1,
            "bescheid\\w*|einspruch\\w*|einspruchsfrist|rechtsbehelf\\w*|finanzamt|steuer\\w*|elster|tax (?:notice|assessment|return)"
                    + "|imp[ôo]ts|agencia tributaria|frist\\b|summons");

    private final int enough;
    private final Pattern words;

    Topic(int enough, String words) {
        this.enough = enough;
        this.words =
                Pattern.compile("\\b(?:" + words + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Whether enough different words of it are there. */
    boolean isIn(String text) {
        Set<String> found = new HashSet<>();
        Matcher word = words.matcher(text);
        while (found.size() < enough && word.find()) {
            found.add(word.group().toLowerCase(Locale.ROOT));
        }
        return found.size() >= enough;
    }
}
