package dev.aiemployee.core.handbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's handbook as it stands on disk now; what is wrong with it is logged once, not at every look. One thread. */
public final class HandbookFile {
    private static final Logger LOG = LoggerFactory.getLogger(HandbookFile.class);

    private final VaultReader vault;
    private List<HandbookProblem> told = List.of();

    public HandbookFile(VaultReader vault) {
        this.vault = vault;
    }

    /** The handbook; an empty one when there is no such file. */
    public Handbook read() {
        Handbook handbook = vault.bytes(VaultLayout.HANDBOOK)
                .map(bytes -> Handbook.parse(new String(bytes, UTF_8)))
                .orElse(Handbook.NONE);
        if (!handbook.problems().equals(told)) {
            told = handbook.problems();
            told.forEach(problem -> LOG.warn("file={} {}", VaultLayout.HANDBOOK, problem));
        }
        return handbook;
    }
}
