package dev.aiemployee.core.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A pattern over {@link MaskedEvent}s. */
public final class MaskedTextEncoder extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        return super.encode(new MaskedEvent(event));
    }
}
