package dev.aiemployee.core.git;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the user's and the system's Git configuration out of ours: their line-ending, hook and signing settings would change
 * what we commit. Repository configuration still counts. Installed once per process.
 */
public final class IsolatedSystemReader extends SystemReader.Delegate {
    private static final SystemReader ORIGINAL = SystemReader.getInstance();

    private IsolatedSystemReader() {
        super(ORIGINAL);
    }

    /** From now on, in this process. */
    public static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof IsolatedSystemReader)) {
            SystemReader.setInstance(new IsolatedSystemReader());
        }
    }

    /** Where the user keeps what Git ignores everywhere: the one thing of their configuration that counts here. */
    static GlobalExcludes excludes() {
        String home = ORIGINAL.getenv("HOME");
        return new GlobalExcludes(
                ORIGINAL::getenv, Path.of(home == null || home.isEmpty() ? ORIGINAL.getProperty("user.home") : home));
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.startsWith("XDG_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    /** Empty but for what every repository of ours wants and native Git would warn about; never read or written. */
    private static final class NoConfig extends FileBasedConfig {
        private static final Duration COARSEST = Duration.ofMillis(50);

        NoConfig(Config parent, FS fs) {
            super(parent, new File("no-such-git-config"), fs);
            setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "fsyncObjectFiles", true);
            setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "fsyncRefFiles", true);
        }

        /**
         * How exact a file system's times are. JGit would measure that for five seconds at every start, writing probe files
         * into the repository; the coarsest answer only makes it read a young file once more.
         */
        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(COARSEST)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
