package dev.aiemployee.core.sync.scan;

import java.util.Optional;

/** A file without any content of its own: after a power cut, or before a drive has filled it, it has its size and nothing in it. */
final class HollowText {
    private HollowText() {}

    /** Why these bytes are nobody's text; empty when they are one. */
    static Optional<String> refusal(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return Optional.empty();
            }
        }
        return bytes.length == 0
                ? Optional.empty()
                : Optional.of(
                        "holds nothing but zero bytes, as after a power cut or before a cloud drive has filled it; the"
                                + " text that was published stays as it is");
    }
}
