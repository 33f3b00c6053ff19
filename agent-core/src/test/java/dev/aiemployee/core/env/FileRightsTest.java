package dev.aiemployee.core.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRightsTest {

    @ParameterizedTest
    @CsvSource({
        "rw-------, true, false, false",
        "rw-r-----, true, true, false",
        "rw-r--r--, true, true, false",
        "rw--w----, true, false, true",
        "rw-r-----, false, false, false",
        "r--r-----, false, false, false",
        "rw-r--r--, false, true, false",
        "rw-rw----, false, false, true",
        "rw-r---w-, false, false, true",
    })
    void theGroupOfAFileOfAnotherOwnerMayReadIt(String rights, boolean own, boolean read, boolean write) {
        FileRights judged = new FileRights(Path.of("/etc/a b.env"), PosixFilePermissions.fromString(rights), own);

        assertThat(judged.canOthersRead()).isEqualTo(read);
        assertThat(judged.canOthersWrite()).isEqualTo(write);
        assertThat(judged.fix()).isEqualTo(own ? "chmod 600 '/etc/a b.env'" : "chmod g-w,o-rwx '/etc/a b.env'");
    }
}
