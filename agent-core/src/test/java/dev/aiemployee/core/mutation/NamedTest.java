package dev.aiemployee.core.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A process that runs single test methods, and says by its exit code whether they were green. */
final class NamedTest {
    static final int GREEN = 0;
    static final int RED = 10;
    /** The test was not found, or failed for a reason that has nothing to do with what it checks. */
    static final int BROKEN = 11;

    private NamedTest() {}

    /** Arguments: a package, then tests as {@code package.Class#method}, named without it. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        List<DiscoverySelector> tests = new ArrayList<>();
        for (String test : Arrays.asList(arguments).subList(1, arguments.length)) {
            tests.add(test(arguments[0] + '.' + test));
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(tests)
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 8);
        System.exit(summary.getTestsStartedCount() < tests.size() ? BROKEN : exitCode(summary));
    }

    private static DiscoverySelector test(String name) throws ClassNotFoundException {
        int mark = name.indexOf('#');
        Class<?> type = Class.forName(name.substring(0, mark));
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name.substring(mark + 1)))
                .findFirst()
                .orElseThrow();
        return selectMethod(type, method);
    }

    private static int exitCode(TestExecutionSummary summary) {
        boolean unlinked =
                summary.getFailures().stream().anyMatch(failure -> failure.getException() instanceof LinkageError);
        if (unlinked) {
            return BROKEN;
        }
        return summary.getTotalFailureCount() == 0 ? GREEN : RED;
    }
}
