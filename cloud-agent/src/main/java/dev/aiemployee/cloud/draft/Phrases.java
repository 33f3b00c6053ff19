package dev.aiemployee.cloud.draft;

import java.util.Locale;
import java.util.Optional;

/** The sentences the rules know, in each language they know. Complete as they stand: nothing is left to fill in. */
enum Phrases {
    ENGLISH("Dear", "Hello", "Thank you for your message", "Kind regards", '\u201C', '\u201D') {
        @Override
        String about(Matter matter) {
            return switch (matter) {
                case INVOICE ->
                    "I have received it and will check the details. You will hear from me once that is done.";
                case MEETING -> "I will look at my calendar and confirm a time with you shortly.";
                case OFFER -> "I will look into it carefully and come back to you with an answer.";
                case QUESTION -> "I have read your question and will come back to you with an answer.";
                case OTHER -> "I have read it and will come back to you.";
            };
        }

        @Override
        String urgent() {
            return "I have seen that it is urgent and will deal with it first.";
        }
    },
    GERMAN("Guten Tag", "Hallo", "vielen Dank für Ihre Nachricht", "Mit freundlichen Grüßen", '\u201E', '\u201C') {
        @Override
        String about(Matter matter) {
            return switch (matter) {
                case INVOICE -> "Sie ist angekommen, und ich prüfe die Angaben. Danach melde ich mich bei Ihnen.";
                case MEETING -> "Ich sehe in meinen Kalender und bestätige Ihnen in Kürze einen Termin.";
                case OFFER -> "Ich sehe mir alles sorgfältig an und melde mich mit einer Antwort.";
                case QUESTION -> "Ich habe Ihre Frage gelesen und melde mich mit einer Antwort.";
                case OTHER -> "Ich habe sie gelesen und melde mich bei Ihnen.";
            };
        }

        @Override
        String urgent() {
            return "Ich habe gesehen, dass es eilt, und kümmere mich zuerst darum.";
        }
    },
    FRENCH("Bonjour", "Bonjour", "merci pour votre message", "Cordialement", '\u00AB', '\u00BB') {
        @Override
        String about(Matter matter) {
            return switch (matter) {
                case INVOICE -> "Je l'ai bien reçu et je vérifie les détails. Je reviens vers vous ensuite.";
                case MEETING -> "Je regarde mon agenda et je vous réponds prochainement.";
                case OFFER -> "Je l'étudie avec soin et je reviens vers vous.";
                case QUESTION -> "J'ai lu votre question et je reviens vers vous avec une réponse.";
                case OTHER -> "Je l'ai lu et je reviens vers vous.";
            };
        }

        @Override
        String urgent() {
            return "J'ai vu que c'est urgent et je m'en occupe en premier.";
        }

        @Override
        String quoted(String words) {
            return "\u00AB\u00A0" + words + "\u00A0\u00BB";
        }
    },
    SPANISH("Buenos días", "Hola", "gracias por su mensaje", "Saludos cordiales", '\u00AB', '\u00BB') {
        @Override
        String about(Matter matter) {
            return switch (matter) {
                case INVOICE -> "Lo he recibido y reviso los datos. Después le escribo.";
                case MEETING -> "Miro mi agenda y le respondo en breve.";
                case OFFER -> "Lo estudio con atención y le respondo.";
                case QUESTION -> "He leído su pregunta y le respondo en breve.";
                case OTHER -> "Lo he leído y le respondo en breve.";
            };
        }

        @Override
        String urgent() {
            return "He visto que es urgente y me ocupo de ello primero.";
        }
    };

    private final String formalGreeting;
    private final String greeting;
    private final String thanks;
    private final String signOff;
    private final char openQuote;
    private final char closeQuote;

    Phrases(String formalGreeting, String greeting, String thanks, String signOff, char openQuote, char closeQuote) {
        this.formalGreeting = formalGreeting;
        this.greeting = greeting;
        this.thanks = thanks;
        this.signOff = signOff;
        this.openQuote = openQuote;
        this.closeQuote = closeQuote;
    }

    /** The phrases of a language as a handbook names it; absent for one the rules do not know. */
    static Optional<Phrases> in(String language) {
        return switch (language.strip().toLowerCase(Locale.ROOT).replaceFirst("^([a-z]{2})[-_].*", "$1")) {
            case "", "english", "englisch", "en" -> Optional.of(ENGLISH);
            case "german", "deutsch", "de" -> Optional.of(GERMAN);
            case "french", "français", "französisch", "fr" -> Optional.of(FRENCH);
            case "spanish", "español", "spanisch", "es" -> Optional.of(SPANISH);
            default -> Optional.empty();
        };
    }

    abstract String about(Matter matter);

    abstract String urgent();

    String greeting(boolean formal) {
        return formal ? formalGreeting : greeting;
    }

    String thanks() {
        return thanks;
    }

    String signOff() {
        return signOff;
    }

    String quoted(String words) {
        return openQuote + words + closeQuote;
    }
}
