package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.JarVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The version that the jar's manifest names; {@code development} when run from classes. */
public final class ManifestVersion implements CommandLine.IVersionProvider {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public String[] getVersion() {
        String program = spec == null ? "" : spec.root().name() + " ";
        return new String[] {
            program + JarVersion.version(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")
        };
    }
}
