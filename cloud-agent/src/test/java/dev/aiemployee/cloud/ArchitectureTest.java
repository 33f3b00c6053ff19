package dev.aiemployee.cloud;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.IDN;

@AnalyzeClasses(packages = "dev.aiemployee.cloud", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {"..cloud.mail..", "..cloud.triage..", "..cloud.draft.."};

    @ArchTest
    static final ArchRule pureCodeTouchesNothingOutside = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.nio.file..",
                            "java.net..",
                            "java.net.http..",
                            "org.slf4j..",
                            "..cloud.watch..",
                            "..core.git..")
                    .and(not(equivalentTo(IDN.class)))) // the names of domains, not the way to them
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule pureCodeKnowsTheVaultsWordsAndNotItsDisk = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.core\\.vault\\.(?:VaultReader|VaultWriter|AtomicFile)");

    @ArchTest
    static final ArchRule nothingHereCanSend = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.mail.Transport")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.angus.mail.smtp..", "com.sun.mail.smtp..");

    @ArchTest
    static final ArchRule onlyTheWatcherSpeaksImap = classes()
            .that()
            .resideOutsideOfPackage("..cloud.watch..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("org.eclipse.angus..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.aiemployee.cloud.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule textKnowsNoMail = noClasses()
            .that()
            .resideInAPackage("..cloud.mail.text..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..cloud.mail");

    @ArchTest
    static final ArchRule draftsComeAfterTriageAndTriageAfterReading = noClasses()
            .that()
            .resideInAPackage("..cloud.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..cloud.triage..", "..cloud.draft..")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("..cloud.watch..");

    @ArchTest
    static final ArchRule triageDoesNotKnowDrafts = noClasses()
            .that()
            .resideInAPackage("..cloud.triage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..cloud.draft..");
}
