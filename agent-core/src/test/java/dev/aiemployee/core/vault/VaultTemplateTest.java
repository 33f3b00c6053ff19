package dev.aiemployee.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaultTemplateTest {
    private static final Path SOURCE = Path.of("../vault-template");
    private static final List<String> DOMAINS =
            List.of("email", "whatsapp", "social", "accounting", "files", "plans", "system");

    @TempDir
    Path folder;

    @Test
    void everyFileOfTheTemplateIsInTheClassPathTheHiddenOnesToo() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(SOURCE)) {
            walk.filter(Files::isRegularFile)
                    .forEach(file -> expected.add(VaultPath.of(SOURCE, file).value()));
        }

        assertThat(expected).contains(".gitignore", "Inbox/.gitkeep", "Dashboard.md");
        assertThat(VaultTemplate.files().keySet()).extracting(VaultPath::value).containsExactlyElementsOf(expected);
    }

    @Test
    void aCopyHasEveryFolderAndOverwritesNothing() throws IOException {
        Path vault = folder.resolve("vault");
        Files.createDirectories(vault);
        Files.writeString(vault.resolve("Company_Handbook.md"), "mine");

        List<VaultPath> written = VaultTemplate.copyTo(vault);

        assertThat(written).contains(VaultLayout.DASHBOARD).doesNotContain(VaultLayout.HANDBOOK);
        assertThat(vault.resolve("Company_Handbook.md")).hasContent("mine");
        assertThat(VaultTemplate.copyTo(vault)).isEmpty();
        for (String state : List.of("Needs_Action", "Pending_Approval", "Approved", "Rejected", "Done", "Failed")) {
            assertThat(DOMAINS)
                    .allSatisfy(domain ->
                            assertThat(vault.resolve(state).resolve(domain)).isDirectory());
        }
        assertThat(List.of(
                        "Inbox",
                        "In_Progress/cloud",
                        "In_Progress/local",
                        "Plans",
                        "Conflicts",
                        "Updates",
                        "Signals",
                        "Briefings",
                        "Accounting",
                        "Archive",
                        "Logs/Cloud",
                        "Logs/Local",
                        "Logs/Actions",
                        "Logs/API_Usage",
                        "Logs/Health"))
                .allSatisfy(name -> assertThat(vault.resolve(name)).isDirectory());
    }

    @Test
    void theTemplateIsListedFromInsideAJar() throws Exception {
        Path jar = folder.resolve("a folder/fat.jar");
        Files.createDirectories(jar.getParent());
        Path classes = Path.of(VaultTemplate.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> walk = Files.walk(classes)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(VaultPath.of(classes, file).value()));
                out.write(Files.readAllBytes(file));
            }
        }

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                        return name.startsWith("dev.aiemployee.") ? findClass(name) : super.loadClass(name, resolve);
                    }

                    @Override
                    public URL getResource(String name) {
                        return findResource(name);
                    }
                }) {
            Object files = loader.loadClass(VaultTemplate.class.getName())
                    .getMethod("files")
                    .invoke(null);

            assertThat(((Map<?, ?>) files).keySet().stream().map(Object::toString))
                    .containsExactlyElementsOf(VaultTemplate.files().keySet().stream()
                            .map(VaultPath::value)
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Dashboard.md, '# Dashboard|## Pending approvals|## Now|## Last actions|## Updates|## My notes'",
        "Company_Handbook.md, '## Contacts|## Limits|## Never|## Tone'",
        "Business_Goals.md, '## Metrics|## Posting schedule|## Projects|## Subscriptions'",
    })
    void theFixedHeadingsAreThereInTheirOrder(String name, String headings) {
        String text = new String(VaultTemplate.files().get(new VaultPath(name)), StandardCharsets.UTF_8);
        List<String> found = text.lines().filter(line -> line.startsWith("#")).toList();

        assertThat(found).containsSubsequence(headings.split("\\|", -1));
    }

    @Test
    void everyTableHasAsManyCellsInEachRow() {
        VaultTemplate.files().forEach((path, bytes) -> {
            int columns = 0;
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                int bars = line.startsWith("|") ? line.split("(?<!\\\\)\\|", -1).length : 0;
                if (bars > 0 && columns > 0) {
                    assertThat(bars).as(path + ": " + line).isEqualTo(columns);
                }
                columns = bars;
            }
        });
    }

    @Test
    void nothingInTheTemplatesHandbookIsAProblem() {
        byte[] handbook = VaultTemplate.files().get(VaultLayout.HANDBOOK);

        assertThat(Handbook.parse(new String(handbook, StandardCharsets.UTF_8)).problems())
                .isEmpty();
    }

    @Test
    void everyNoteOfTheTemplateIsWhole() {
        VaultTemplate.files()
                .forEach((path, bytes) -> assertThat(new NoteFormat().parse(bytes))
                        .as(path.value())
                        .isInstanceOf(ParsedNote.Whole.class));
    }
}
