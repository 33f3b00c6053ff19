package dev.aiemployee.cloud.mail.text;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The text in a {@code winmail.dat} (MS-OXTNEF): the message text attribute, or the body property in plain text or HTML. A text that is
 * there as compressed RTF alone is not read.
 */
public final class TnefText {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int CODE_PAGE = 0x00069007;
    private static final int BODY = 0x0002800C;
    private static final int PROPERTIES = 0x00069003;
    private static final int PLAIN = 0x1000;
    private static final int HTML = 0x1013;
    private static final int STRING8 = 0x1E;
    private static final int UNICODE = 0x1F;
    private static final int BINARY = 0x102;
    private static final int NAMED = 0x8000;

    private Charset charset = Charset.forName("windows-1252");
    private String text = "";
    private String page = "";

    private TnefText() {}

    public static Optional<String> of(byte[] winmail) {
        TnefText tnef = new TnefText();
        try {
            tnef.read(ByteBuffer.wrap(winmail).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
            return tnef.found(); // what came before counts
        }
        return tnef.found();
    }

    private Optional<String> found() {
        String plain = text.strip();
        return Optional.of(plain.isEmpty() && !page.isBlank() ? HtmlText.of(page) : plain)
                .filter(words -> !words.isBlank());
    }

    private void read(ByteBuffer in) {
        if (in.getInt() != SIGNATURE) {
            return;
        }
        in.getShort();
        while (in.remaining() > 9) {
            in.get();
            int attribute = in.getInt();
            ByteBuffer data = cut(in, in.getInt());
            in.getShort();
            attribute(attribute, data);
        }
    }

    private void attribute(int attribute, ByteBuffer data) {
        if (attribute == CODE_PAGE) {
            charset = CharsetLabel.find("windows-" + data.getInt()).orElse(charset);
        } else if (attribute == BODY) {
            text = string(data, charset);
        } else if (attribute == PROPERTIES) {
            properties(data);
        }
    }

    private void properties(ByteBuffer in) {
        int count = in.getInt();
        for (int i = 0; i < count; i++) {
            int type = in.getShort() & 0xFFFF;
            int id = in.getShort() & 0xFFFF;
            if (id >= NAMED) {
                skipName(in);
            }
            value(type, id, in);
        }
    }

    private static void skipName(ByteBuffer in) {
        cut(in, 16);
        if (in.getInt() == 0) {
            in.getInt();
        } else {
            padded(in);
        }
    }

    private void value(int type, int id, ByteBuffer in) {
        int kind = type & 0xFFF;
        boolean many = (type & 0x1000) != 0;
        boolean long8 = kind == 0x5 || kind == 0x6 || kind == 0x7 || kind == 0x14 || kind == 0x40;
        boolean varies = kind == STRING8 || kind == UNICODE || kind == BINARY || kind == 0xD;
        int values = many || varies ? in.getInt() : 1;
        for (int i = 0; i < values; i++) {
            if (varies) {
                keep(kind, id, padded(in));
            } else {
                cut(in, kind == 0x48 ? 16 : long8 ? 8 : 4);
            }
        }
    }

    private void keep(int kind, int id, ByteBuffer data) {
        if (id == PLAIN && kind != BINARY) {
            text = string(data, kind == UNICODE ? UTF_16LE : charset);
        } else if (id == HTML) {
            page = string(data, kind == UNICODE ? UTF_16LE : charset);
        }
    }

    private static ByteBuffer padded(ByteBuffer in) {
        int length = in.getInt();
        ByteBuffer data = cut(in, length);
        cut(in, Math.min(in.remaining(), (4 - length % 4) % 4));
        return data;
    }

    private static ByteBuffer cut(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer data = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return data;
    }

    private static String string(ByteBuffer data, Charset charset) {
        return charset.decode(data).toString().replace("\0", "");
    }
}
