package dev.aiemployee.containers;

import java.nio.file.Path;

/** Where the two fat jars lie after the build. */
final class FatJars {
    static final Path ROOT = Path.of(System.getProperty("agents.root")).normalize();
    static final Path CLOUD = ROOT.resolve("cloud-agent/target/cloud-agent.jar");
    static final Path LOCAL = ROOT.resolve("local-agent/target/local-agent.jar");

    private FatJars() {}
}
