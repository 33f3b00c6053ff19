package dev.aiemployee.core.handbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's handbook as it stands on disk now; each text is parsed, and what is wrong with it logged, once. One thread. */
public final class HandbookFile {
    private static final Logger LOG = LoggerFactory.getLogger(HandbookFile.class);

    private static final byte[] NOTHING = {};

    private final VaultReader vault;
    private byte[] bytes = NOTHING;
    private Handbook handbook = Handbook.NONE;

    public HandbookFile(VaultReader vault) {
        this.vault = vault;
    }

    /** The handbook; an empty one when there is no such file. */
    public Handbook read() {
        byte[] now = vault.bytes(VaultLayout.HANDBOOK).orElse(NOTHING);
        if (!Arrays.equals(now, bytes)) {
            bytes = now;
            handbook = Handbook.parse(new String(now, UTF_8));
            handbook.problems().forEach(problem -> LOG.warn("file={} {}", VaultLayout.HANDBOOK, problem));
        }
        return handbook;
    }
}
