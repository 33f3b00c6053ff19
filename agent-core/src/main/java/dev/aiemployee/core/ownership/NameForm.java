package dev.aiemployee.core.ownership;

import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.regex.Pattern;

/** Which names below a folder are the cloud's to choose. */
enum NameForm {
    ANY {
        @Override
        boolean fits(CloudWriter writer, VaultPath path) {
            return true;
        }
    },
    /** A file that carries the writer's name. */
    OWN_FILE {
        @Override
        boolean fits(CloudWriter writer, VaultPath path) {
            return writer.ownsFile(path.fileName());
        }
    },
    /** {@code <folder>/<domain>/<id>.md}. */
    TASK {
        @Override
        boolean fits(CloudWriter writer, VaultPath path) {
            String[] parts = path.value().split("/", -1);
            return parts.length == 3 && Domain.isDomain(parts[1]) && isNote(parts[2]);
        }
    },
    /** {@code In_Progress/<agent>/<id>.md} of an agent whose folder is the writer's to change. */
    OWN_TASK {
        @Override
        boolean fits(CloudWriter writer, VaultPath path) {
            String[] parts = path.value().split("/", -1);
            return parts.length == 3
                    && isNote(parts[2])
                    && VaultLayout.ownerAt(path).filter(writer::owns).isPresent();
        }
    },
    /** {@code <folder>/<domain>/YYYY-MM/<id>.md}. */
    DONE_TASK {
        @Override
        boolean fits(CloudWriter writer, VaultPath path) {
            String[] parts = path.value().split("/", -1);
            return parts.length == 4
                    && Domain.isDomain(parts[1])
                    && MONTH.matcher(parts[2]).matches()
                    && isNote(parts[3]);
        }
    };

    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    abstract boolean fits(CloudWriter writer, VaultPath path);

    private static boolean isNote(String fileName) {
        return fileName.endsWith(".md") && TaskId.isTaskId(fileName.substring(0, fileName.length() - 3));
    }
}
