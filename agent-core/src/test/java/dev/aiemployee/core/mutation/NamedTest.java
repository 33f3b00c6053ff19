package dev.aiemployee.core.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A process that runs one test method, and says by its exit code whether it was green. */
final class NamedTest {
    static final int GREEN = 0;
    static final int RED = 10;
    /** The test was not found, or failed for a reason that has nothing to do with what it checks. */
    static final int BROKEN = 11;

    private NamedTest() {}

    /** Arguments: class, method. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Class<?> type = Class.forName(arguments[0]);
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(arguments[1]))
                .findFirst()
                .orElseThrow();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(type, method))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 8);
        System.exit(exitCode(summary));
    }

    private static int exitCode(TestExecutionSummary summary) {
        boolean unlinked =
                summary.getFailures().stream().anyMatch(failure -> failure.getException() instanceof LinkageError);
        if (summary.getTestsStartedCount() == 0 || unlinked) {
            return BROKEN;
        }
        return summary.getTotalFailureCount() == 0 ? GREEN : RED;
    }
}
