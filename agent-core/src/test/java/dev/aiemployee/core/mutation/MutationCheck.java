package dev.aiemployee.core.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line that a promise hangs on is broken once, in a process of its own, and the test that guards it must go red. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
public abstract class MutationCheck {
    private static final int AT_ONCE = 2;

    @TempDir
    static Path folder;

    private final Base base;
    private final List<Mutation> chosen;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<Mutation, Future<Run>> mutants = new LinkedHashMap<>();
    private Future<Run> originals;

    protected MutationCheck(Base base, List<Mutation> chosen) {
        this.base = base;
        this.chosen = List.copyOf(chosen);
    }

    /** How a test in a process of its own went. */
    record Run(int exitCode, String output) {}

    @BeforeAll
    void startAll() {
        originals = workers.submit(() -> run(System.getProperty("java.class.path"), chosen));
        for (Mutation mutation : chosen) {
            mutants.put(mutation, workers.submit(() -> run(withMutant(mutation), List.of(mutation))));
        }
    }

    @AfterAll
    void stop() {
        workers.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void theBrokenLineIsNoticedByItsTest(Mutation mutation) throws Exception {
        mutation.checkIsThereOnce(base);

        Run original = originals.get();
        Run mutant = mutants.get(mutation).get();

        assertThat(original.exitCode())
                .as("without the mutation\n" + original.output())
                .isEqualTo(NamedTest.GREEN);
        assertThat(mutant.exitCode())
                .as("with the mutation\n" + mutant.output())
                .isEqualTo(NamedTest.RED);
    }

    Stream<Mutation> mutations() {
        return chosen.stream();
    }

    private String withMutant(Mutation mutation) throws IOException {
        Path classes = Files.createTempDirectory(folder, "mutant");
        compile(mutation, classes);
        return classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
    }

    private void compile(Mutation mutation, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileObject source = new Text(base.address(mutation.file()), mutation.mutant(base));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(null, files, problems, options, null, List.of(source))
                    .call();
            assertThat(compiled)
                    .as("the mutant compiles: " + problems.getDiagnostics())
                    .isTrue();
        }
    }

    private Run run(String classPath, List<Mutation> mutations) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
        command.addAll(List.of(NamedTest.class.getName(), base.name()));
        mutations.stream().map(Mutation::test).distinct().forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    /** A source file in memory. */
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("mutant:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
