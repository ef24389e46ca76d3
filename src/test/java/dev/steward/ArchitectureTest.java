package dev.steward;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import org.jspecify.annotations.NullMarked;

/** The rooms, as the README draws them. */
@AnalyzeClasses(packages = "dev.steward", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule roomsOpenInOneDirection =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.steward..")
          .layer("root")
          .definedBy("dev.steward")
          .layer("cli")
          .definedBy("dev.steward.cli..")
          .layer("edge")
          .definedBy("dev.steward.batch..", "dev.steward.config..")
          .layer("broker")
          .definedBy("dev.steward.broker..")
          .layer("store")
          .definedBy("dev.steward.store..")
          .layer("capabilities")
          .definedBy(
              "dev.steward.inventory..",
              "dev.steward.consent..",
              "dev.steward.eligibility..",
              "dev.steward.export..",
              "dev.steward.erasure..",
              "dev.steward.lineage..",
              "dev.steward.nightly..",
              "dev.steward.page..",
              "dev.steward.processing..",
              "dev.steward.rectification..")
          .optionalLayer("subjects")
          .definedBy("dev.steward.subject..")
          .layer("audit")
          .definedBy("dev.steward.audit..")
          .layer("requests")
          .definedBy("dev.steward.request..")
          .layer("catalog")
          .definedBy("dev.steward.catalog..")
          .layer("adapters")
          .definedBy("dev.steward.source..", "dev.steward.detect..", "dev.steward.report..")
          .layer("shuffle")
          .definedBy("dev.steward.shuffle..")
          .layer("files")
          .definedBy("dev.steward.files..")
          .layer("core")
          .definedBy("dev.steward.core..")
          .whereLayer("root")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("edge")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("broker")
          .mayOnlyBeAccessedByLayers("edge", "cli")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("edge", "cli")
          .whereLayer("capabilities")
          .mayOnlyBeAccessedByLayers("edge", "cli")
          .whereLayer("subjects")
          .mayOnlyBeAccessedByLayers("capabilities", "edge", "cli")
          .whereLayer("requests")
          .mayOnlyBeAccessedByLayers("subjects", "capabilities", "store", "edge", "cli")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers("store", "edge", "cli")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("subjects", "capabilities", "edge", "cli")
          .whereLayer("adapters")
          .mayOnlyBeAccessedByLayers(
              "catalog", "subjects", "capabilities", "requests", "audit", "store", "edge", "cli")
          .whereLayer("shuffle")
          .mayOnlyBeAccessedByLayers("subjects", "capabilities", "store", "edge");

  @ArchTest
  static final ArchRule noCycles = slices().matching("dev.steward.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule consentIsDecidedFromFactsAlone =
      classes()
          .that()
          .resideInAPackage("dev.steward.consent..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.steward.consent..",
              "dev.steward.core..",
              "java.lang..",
              "java.math..",
              "java.time..",
              "java.util..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule consentHasNoClock =
      noClasses()
          .that()
          .resideInAPackage("dev.steward.consent..")
          .should()
          .callMethodWhere(
              target(nameMatching("now|currentTimeMillis|nanoTime|system(UTC|Default.*)")));

  @ArchTest
  static final ArchRule springStaysAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.steward",
              "dev.steward.batch..",
              "dev.steward.broker..",
              "dev.steward.config..",
              "dev.steward.store..",
              "dev.steward.cli..",
              "dev.steward.source.jdbc..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule onlyBatchKnowsSpringBatch =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.steward.batch..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.batch..");

  @ArchTest
  static final ArchRule onlyTheBrokerRoomKnowsMessages =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.steward.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.jms..", "org.springframework.jms..", "org.apache.activemq..");

  @ArchTest
  static final ArchRule onlyParquetPackagesKnowParquet =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.steward..parquet..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.parquet..");

  @ArchTest
  static final ArchRule onlyFilesAndParquetKnowHadoop =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.steward..parquet..", "dev.steward.files..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.hadoop..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.steward.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei.progressbar..");

  @ArchTest
  static final ArchRule onlyLineageKnowsOpenLineage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.steward.lineage..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.openlineage..");

  @ArchTest
  static final ArchRule onlyPlotsKnowTheChartingLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.steward.page.plot..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jfree..", "org.apache.batik..", "java.awt..");

  @ArchTest
  static final ArchRule nullIsMarkedEverywhere =
      classes()
          .that(resideInAPackage("dev.steward.."))
          .should(
              new ArchCondition<>("lie in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getPackageName() + " is not @NullMarked"));
                  }
                }
              });

  @ArchTest
  static final ArchRule sourceAdaptersHaveOneDoor =
      classes()
          .that()
          .resideInAnyPackage("dev.steward.source.*..")
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should()
          .haveSimpleNameEndingWith("Source")
          .orShould()
          .haveSimpleNameEndingWith("Settings");

  private ArchitectureTest() {}
}
