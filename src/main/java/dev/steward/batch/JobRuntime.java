package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.Sources;
import dev.steward.core.PseudonymKey;
import dev.steward.detect.OwnRules;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.erasure.Limits;
import dev.steward.export.ExportSettings;
import dev.steward.lineage.Lineage;
import dev.steward.nightly.NightPart;
import dev.steward.request.RequestSettings;
import dev.steward.source.ScanScope;
import dev.steward.store.ProcessIdentity;
import dev.steward.store.StoreCipher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Spring Batch with Steward's jobs, for one run. A signal to the process asks the run to stop at
 * its next checkpoint and waits for it.
 */
public final class JobRuntime implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private JobRuntime(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * What jobs work with.
   *
   * @param self this process, in whose name leases are held
   * @param actor who started it, as the audit trail says
   * @param controlStore migrated; has a connection a thread and three more
   * @param ownRules what the user adds to what is detected
   * @param sources stays open as long as the runtime is
   * @param eligibility what {@code consent-eligibility} decides; empty where it is not configured
   * @param erasureLimits how much may be erased without being asked about
   * @param export how requests for data are answered
   * @param nightParts what {@code nightly} consists of
   * @param lineage told of each try
   * @param pseudonymKey needed by jobs that heed requests
   * @param reports the folder of all reports, a local path or a Hadoop URI
   * @param staging a folder for the units' parts
   */
  public record Equipment(
      ProcessIdentity self,
      String actor,
      DataSource controlStore,
      StoreCipher cipher,
      RunSettings settings,
      Catalog catalog,
      OwnRules ownRules,
      Sources sources,
      ScanScope inventoryScope,
      Optional<EligibilitySettings> eligibility,
      RequestSettings requests,
      Limits erasureLimits,
      ExportSettings export,
      List<NightPart> nightParts,
      Lineage lineage,
      Optional<PseudonymKey> pseudonymKey,
      String reports,
      String staging,
      Clock clock) {}

  /** Starts it. */
  public static JobRuntime start(ConfigurableEnvironment environment, Equipment equipment) {
    return start(environment, equipment, configurations(equipment));
  }

  /** Starts it, to have its partitions done by workers. */
  public static JobRuntime start(
      ConfigurableEnvironment environment, Equipment equipment, ClusterSettings cluster) {
    List<Class<?>> configurations = new ArrayList<>(List.of(configurations(equipment)));
    configurations.add(ClusterConfiguration.class);
    SpringApplication application =
        application(environment, equipment, configurations.toArray(Class<?>[]::new));
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean(ClusterSettings.class, () -> cluster));
    return new JobRuntime(application.run());
  }

  /** The parts of all jobs, for a worker that outlives it. */
  static ConfigurableApplicationContext forWorker(
      ConfigurableEnvironment environment, Equipment equipment) {
    SpringApplication application = application(environment, equipment, configurations(equipment));
    application.setRegisterShutdownHook(false);
    return application.run();
  }

  /** Starts it with some jobs. */
  static JobRuntime start(
      ConfigurableEnvironment environment, Equipment equipment, Class<?>... configurations) {
    return new JobRuntime(application(environment, equipment, configurations).run());
  }

  private static SpringApplication application(
      ConfigurableEnvironment environment, Equipment equipment, Class<?>... configurations) {
    return new SpringApplicationBuilder(configurations)
        .environment(environment)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .initializers(context -> register((GenericApplicationContext) context, equipment))
        .build();
  }

  private static Class<?>[] configurations(Equipment equipment) {
    List<Class<?>> jobs = new ArrayList<>(List.of(JobConfiguration.class));
    if (equipment.pseudonymKey().isPresent()) {
      jobs.add(SubjectExportJob.class);
      jobs.add(SubjectErasureJob.class);
      jobs.add(SubjectRectificationJob.class);
      if (equipment.eligibility().isPresent()) {
        jobs.add(ConsentEligibilityJob.class);
      }
    }
    return jobs.toArray(Class<?>[]::new);
  }

  private static void register(GenericApplicationContext context, Equipment equipment) {
    context.registerBean(DataSource.class, equipment::controlStore);
    context.registerBean(Sources.class, equipment::sources);
    context.registerBean(Equipment.class, () -> equipment);
  }

  /** Does what is asked, in this thread, and sees to the pages about it. */
  public RunOutcome run(JobRequest request) {
    context.getBean(Confirmation.class).given(request.confirm());
    CountDownLatch finished = context.getBean(GracefulStop.class).began();
    try {
      RunOutcome outcome = context.getBean(JobRunner.class).run(request);
      context.getBean(RunPages.class).write(outcome);
      return outcome;
    } finally {
      finished.countDown();
    }
  }

  /** How far the run has come, of a night the part that is at work; empty before it begins. */
  public Optional<RunProgress> progress() {
    return context.getBean(CurrentRun.class).progress();
  }

  @Override
  public void close() {
    context.close();
  }
}
