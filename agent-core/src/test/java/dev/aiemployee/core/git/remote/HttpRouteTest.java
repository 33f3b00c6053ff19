package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;

class HttpRouteTest {

    /** Seen of the JDK's client once in some hundred ends of a talk: its reader ends in the moment in which it is cut off. */
    @Test
    void aConnectionThatEndsByItselfWhileItIsCutOffIsNoFailure() throws Exception {
        HttpURLConnection forgetful =
                new HttpURLConnection(URI.create("http://localhost/").toURL()) {
                    @Override
                    public void disconnect() {
                        throw new NullPointerException("Cannot invoke \"HttpClient.closeServer()\"");
                    }

                    @Override
                    public boolean usingProxy() {
                        return false;
                    }

                    @Override
                    public void connect() {}
                };

        assertThatNoException().isThrownBy(() -> HttpRoute.disconnect(forgetful));
    }
}
