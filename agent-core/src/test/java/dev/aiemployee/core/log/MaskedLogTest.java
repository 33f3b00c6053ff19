package dev.aiemployee.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.guard.secret.KnownValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of the log that are shipped let out. */
class MaskedLogTest {
    /** A password that looks like nothing: only this machine knows that it is one. */
    private static final String OWN = "correcthorsebattery";

    /** The form of a token, put together here so that this file holds none. */
    private static final String TOKEN = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";

    @AfterEach
    void forget() {
        SecretMask.know(KnownValues.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void noLineHoldsASecretThatAServerQuotes(String format) throws JoranException {
        SecretMask.know(new KnownValues(Map.of("SMTP_PASSWORD", OWN)));
        Exception failure =
                new IllegalStateException("refused: " + TOKEN, new IOException("535 no such login: " + OWN));
        failure.addSuppressed(new IOException("then: " + TOKEN));

        String line = line(format, failure, "message={} refused: {}", "<1@example.com>", "535 " + OWN + " " + TOKEN);

        assertThat(line)
                .doesNotContain(OWN, TOKEN)
                .contains("message=<1@example.com> refused: 535 [masked: value-of-SMTP_PASSWORD]")
                .contains("535 no such login: [masked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void aValueIsKnownByTheWordsBeforeIt(String format) throws JoranException {
        assertThat(line(format, null, "the server says password={}", "Tr0ub4dor&3xyz"))
                .doesNotContain("Tr0ub4dor");
    }

    @Test
    void anOrdinaryLineIsAsItWas() throws JoranException, JsonProcessingException {
        assertThat(line("text", null, "task={} claimed by={}", "EMAIL_1", "cloud"))
                .endsWith(" WARN  Test task=EMAIL_1 claimed by=cloud\n");
        JsonNode json = new ObjectMapper().readTree(line("json", null, "task={} claimed by={}", "EMAIL_1", "cloud"));
        assertThat(json.path("message").asText()).isEqualTo("task={} claimed by={}");
        assertThat(json.path("arguments").path(1).asText()).isEqualTo("cloud");
    }

    private static String line(String format, Exception failure, String pattern, Object... arguments)
            throws JoranException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("LOG_FORMAT", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(MaskedLogTest.class.getResource("/logback.xml")));
        Logger logger = context.getLogger("a.Test");
        ILoggingEvent event = new LoggingEvent(Logger.class.getName(), logger, Level.WARN, pattern, failure, arguments);
        OutputStreamAppender<ILoggingEvent> stderr = (OutputStreamAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr");
        return new String(stderr.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
