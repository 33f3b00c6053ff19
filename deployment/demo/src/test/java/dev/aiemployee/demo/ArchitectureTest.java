package dev.aiemployee.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.aiemployee.demo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theWitnessSharesNoLibraryWithTheProduct = noClasses()
            .that()
            .resideInAPackage("..witness..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse..", "com.icegreen..", "org.apache..", "org.yaml..");

    @ArchTest
    static final ArchRule theDemoUsesNothingOfTheAgents = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.aiemployee.core..", "dev.aiemployee.cloud..", "dev.aiemployee.local..");

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("dev.aiemployee.demo.(*)..").should().beFreeOfCycles();
}
