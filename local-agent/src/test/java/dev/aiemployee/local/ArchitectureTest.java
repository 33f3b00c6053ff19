package dev.aiemployee.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.execute.Departure;
import dev.aiemployee.local.execute.Executor;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.aiemployee.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule clearedHasOneMaker = noClasses()
            .that()
            .doNotBelongToAnyOf(ApprovalRules.class)
            .should()
            .callConstructor(Cleared.class, Outgoing.class, Digest.class, long.class);

    @ArchTest
    static final ArchRule anExecutorActsOnNothingButCleared = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Executor.class)
            .and()
            .arePublic()
            .and()
            .haveName("execute")
            .should()
            .haveRawParameterTypes(Cleared.class, Departure.class);

    @ArchTest
    static final ArchRule aDepartureIsToldAndTellsNothing =
            methods().that().areDeclaredIn(Departure.class).should().haveRawReturnType(void.class);

    @ArchTest
    static final ArchRule approvalsAreJudgedOnPureValues = classes()
            .that()
            .resideInAPackage("..local.approve..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..local.approve..",
                    "..local.hidden..",
                    "dev.aiemployee.core.approval..",
                    "dev.aiemployee.core.text..",
                    "dev.aiemployee.core.task..",
                    "dev.aiemployee.core.note..",
                    "dev.aiemployee.core.vault..",
                    "dev.aiemployee.core.handbook..",
                    "dev.aiemployee.core.guard..",
                    "dev.aiemployee.core.queue..",
                    "java.lang..",
                    "java.math..",
                    "java.util..",
                    "java.time..",
                    "java.nio.charset..",
                    "java.security..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule whatLeavesKnowsNoNote = noClasses()
            .that()
            .resideInAPackage("..local.approve.content..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..local.approve", "..local.approve.note..");

    @ArchTest
    static final ArchRule theNoteKnowsNoVerdict = noClasses()
            .that()
            .resideInAPackage("..local.approve.note..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..local.approve");

    @ArchTest
    static final ArchRule approvalsTouchNoDisk = noClasses()
            .that()
            .resideInAPackage("..local.approve..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("dev\\.aiemployee\\.core\\.vault\\.(VaultReader|VaultWriter|AtomicFile)|.*HandbookFile");

    @ArchTest
    static final ArchRule onlyExecutorsKnowTheMailLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("..local.execute..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheMcpSdk = noClasses()
            .that()
            .resideOutsideOfPackage("..local.mcp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "reactor..");

    @ArchTest
    static final ArchRule whatReadsTheMcpConfigurationTouchesNoDisk = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.mcp\\.(ConfigReader|ServerReader|ActionReader|YamlMap|ArgumentTemplate|InputSchema)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..");

    @ArchTest
    static final ArchRule theLedgerComesBeforeTheAct = noClasses()
            .that()
            .resideInAnyPackage("..local.approve..", "..local.outbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..local.execute..", "..local.desk..", "..local.mcp..");

    @ArchTest
    static final ArchRule timeComesInByTheConstructor = noClasses()
            .that()
            .resideInAnyPackage(
                    "..local.approve..", "..local.outbox..", "..local.execute..", "..local.desk..", "..local.mcp..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("dev.aiemployee.local.(*)..").should().beFreeOfCycles();
}
