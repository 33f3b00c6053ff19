package dev.aiemployee.local.mcp;

/** A server that could not be spoken to as it should. The message is for a person and may hold a server's own words. */
final class McpTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    McpTrouble(String message) {
        super(message);
    }
}
