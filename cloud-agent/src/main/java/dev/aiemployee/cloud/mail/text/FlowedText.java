package dev.aiemployee.cloud.mail.text;

/** Text of {@code format=flowed; delsp=yes} (RFC 3676): a space at a line's end only says that the line goes on. */
public final class FlowedText {
    private FlowedText() {}

    public static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean goesOn = false;
        String quotesBefore = "";
        for (String line : text.split("\\r?\\n", -1)) {
            String quotes = line.replaceFirst("[^>].*", "");
            String words = line.substring(quotes.length()).replaceFirst("^ ", "");
            if (goesOn && quotes.equals(quotesBefore)) {
                out.append(words);
            } else {
                out.append(out.length() == 0 ? "" : "\n").append(quotes).append(quotes.isEmpty() ? "" : " ");
                out.append(words);
            }
            goesOn = words.endsWith(" ") && !words.equals("-- ");
            if (goesOn) {
                out.setLength(out.length() - 1);
            }
            quotesBefore = quotes;
        }
        return out.toString();
    }
}
