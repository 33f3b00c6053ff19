package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.env.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A user and a token for a remote over HTTPS. Hosts that look at the token alone take any user.
 *
 * @param token of the fewest rights that can push to this one repository
 */
public record HttpsLogin(String user, Secret token) {
    /** The header that carries it; to be called only where it is sent. */
    String header() {
        byte[] both = (user + ":" + token.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
