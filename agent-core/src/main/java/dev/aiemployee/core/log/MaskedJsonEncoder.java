package dev.aiemployee.core.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** JSON lines of {@link MaskedEvent}s. */
public final class MaskedJsonEncoder extends JsonEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        return super.encode(new MaskedEvent(event));
    }
}
