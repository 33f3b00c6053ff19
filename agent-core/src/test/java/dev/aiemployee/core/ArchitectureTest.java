package dev.aiemployee.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The house plan as rules. A package that does not exist yet breaks none of them. */
@AnalyzeClasses(packages = "dev.aiemployee.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {
        "..core.task..",
        "..core.ownership..",
        "..core.guard..",
        "..core.retry..",
        "..core.env..",
        "..core.approval..",
        "..core.text..",
        "..core.queue..",
        "..core.note..",
        "..core.terminal.."
    };
    private static final Set<String> AMBIENT = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZoneId.systemDefault",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.aiemployee.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theWordsImportNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("..core.task..")
            .should()
            .dependOnClassesThat(outside("..core.task.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theVaultKnowsTheWordsOnly = noClasses()
            .that()
            .resideInAPackage("..core.vault..")
            .should()
            .dependOnClassesThat(outside("..core.task..", "..core.note..", "..core.vault.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule aNoteKnowsNoPlace = noClasses()
            .that()
            .resideInAPackage("..core.note..")
            .should()
            .dependOnClassesThat(outside("..core.task..", "..core.note.."));

    @ArchTest
    static final ArchRule rulesAndRecordsKnowNeitherGitNorSyncNorClaims = noClasses()
            .that()
            .resideInAnyPackage(
                    "..core.ownership..",
                    "..core.guard..",
                    "..core.env..",
                    "..core.journal..",
                    "..core.audit..",
                    "..core.handbook..",
                    "..core.markdown..",
                    "..core.retry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.git..", "..core.sync..", "..core.claim..", "..core.daemon..", "..core.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule gitKnowsNeitherSyncNorClaims = noClasses()
            .that()
            .resideInAPackage("..core.git..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.sync..", "..core.claim..", "..core.daemon..", "..core.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule signaturesKnowNoRepository = noClasses()
            .that()
            .resideInAPackage("..core.git.sign..")
            .should()
            .dependOnClassesThat(outside("..core.task..", "..core.vault..", "..core.git.sign.."));

    @ArchTest
    static final ArchRule objectsKnowNoRemote = noClasses()
            .that()
            .resideInAPackage("..core.git.objects..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.git", "..core.git.remote..", "..core.git.health..");

    @ArchTest
    static final ArchRule theRemoteIsNoRepository = noClasses()
            .that()
            .resideInAPackage("..core.git.remote..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.git", "..core.git.sign..", "..core.git.health..");

    @ArchTest
    static final ArchRule claimsNeverMerge = noClasses()
            .that()
            .resideInAPackage("..core.claim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.sync..", "..core.daemon..", "..core.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule syncNeverClaims = noClasses()
            .that()
            .resideInAPackage("..core.sync..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.claim..", "..core.daemon..", "..core.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theRoomsOfTheGuardPointDown = noClasses()
            .that()
            .resideInAnyPackage("..core.guard.secret..", "..core.guard.live..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..core.guard");

    /** The rooms of the sync, each of which knows those before it; the engine knows all. */
    @ArchTest
    static final ArchRule theRoomsOfTheSyncPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("..core.sync..")
            .layer("base")
            .definedBy("..core.sync.base..")
            .layer("scan")
            .definedBy("..core.sync.scan..")
            .layer("vet")
            .definedBy("..core.sync.vet..")
            .layer("merge")
            .definedBy("..core.sync.merge..")
            .layer("apply")
            .definedBy("..core.sync.apply..")
            .layer("report")
            .definedBy("..core.sync.report..")
            .layer("engine")
            .definedBy("..core.sync")
            .whereLayer("scan")
            .mayOnlyBeAccessedByLayers("merge", "apply", "report", "engine")
            .whereLayer("vet")
            .mayOnlyBeAccessedByLayers("merge", "apply", "report", "engine")
            .whereLayer("merge")
            .mayOnlyBeAccessedByLayers("apply", "report", "engine")
            .whereLayer("apply")
            .mayOnlyBeAccessedByLayers("report", "engine")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("engine")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule onlyTheCommandLineIsAboveTheDaemon = noClasses()
            .that()
            .resideOutsideOfPackage("..core.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..core.cli..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsJGit = noClasses()
            .that()
            .resideOutsideOfPackage("..core.git..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jgit..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("..core.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule purePackagesTouchNoFilesAndNoSockets = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .and()
            .doNotHaveFullyQualifiedName("dev.aiemployee.core.env.EnvFile")
            .and()
            .doNotHaveFullyQualifiedName("dev.aiemployee.core.env.FileRights")
            .should()
            .dependOnClassesThat(touchingTheWorld())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeAndEnvironmentComeByConstructor =
            classes().should(notCallAmbientMethods()).because("tests must be able to give their own");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(liveInANullMarkedPackage());

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage("dev.aiemployee..");
        return ours.and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(packages)))
                .as("are of ours but outside " + String.join(", ", packages));
    }

    private static DescribedPredicate<JavaClass> touchingTheWorld() {
        return DescribedPredicate.describe("touch files, sockets or channels", type -> {
            String name = type.getName();
            return name.equals("java.nio.file.Files")
                    || name.startsWith("java.nio.channels.")
                    || name.startsWith("java.io.File")
                    || name.equals("java.io.RandomAccessFile")
                    || name.startsWith("java.net.http.")
                    || name.matches("java\\.net\\.(Server)?Socket|java\\.net\\.URL|java\\.net\\.(Http)?URLConnection");
        });
    }

    private static ArchCondition<JavaClass> notCallAmbientMethods() {
        return new ArchCondition<>("take clock, environment and pauses from outside") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCall<?> call : type.getCodeUnitCallsFromSelf()) {
                    String target = call.getTargetOwner().getName() + "."
                            + call.getTarget().getName();
                    if (AMBIENT.contains(target)) {
                        events.add(SimpleConditionEvent.violated(type, call.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
