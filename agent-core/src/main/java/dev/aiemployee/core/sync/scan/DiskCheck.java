package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What in a vault can be no part of sync because of what it is on this disk: unreadable, a link, a pipe, an impossible name. */
public final class DiskCheck {
    private DiskCheck() {}

    /** Each such path with its reason. Reads no bytes. @throws dev.aiemployee.core.vault.VaultException when the vault cannot be read */
    public static List<HeldPath> held(Path vault) {
        List<HeldPath> held = new ArrayList<>();
        new VaultWalk(vault, ApplySeam.NONE).visit(new VaultWalk.Found() {
            @Override
            public void file(VaultPath path, FileStamp stamp) {
                if (!Files.isReadable(path.in(vault))) {
                    unreadable(path, new AccessDeniedException(path.value()));
                }
            }

            @Override
            public void held(String path, String why) {
                held.add(new HeldPath(path, why));
            }

            @Override
            public void unreadable(VaultPath path, IOException why) {
                held.add(new HeldPath(path.value(), Unreadable.why(why)));
            }
        });
        return held;
    }
}
