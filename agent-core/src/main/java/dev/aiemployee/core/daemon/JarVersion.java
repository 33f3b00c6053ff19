package dev.aiemployee.core.daemon;

/** The version that the jar's manifest names. */
public final class JarVersion {
    private JarVersion() {}

    /** {@code development} when run from classes. */
    public static String version() {
        String version = JarVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
