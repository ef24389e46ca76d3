package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.nightly.Night;
import dev.steward.nightly.NightPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code nightly}: takes requests in, runs the jobs that belong to the night one after the other,
 * each as a run of its own, clears away what is of no use any more, and publishes how they went. A
 * part that fails stops only those that need it; started again, the night goes on with what is
 * missing.
 */
@Configuration(proxyBeanMethods = false)
class NightlyJob {
  private static final String NAME = "nightly";

  @Bean
  Job nightly(
      JobParts parts,
      JobRepository repository,
      ObjectProvider<JobRunner> runner,
      AbandonedRuns abandoned,
      StopSignal stop,
      Equipment equipment) {
    Night night = new Night(equipment.nightParts());
    List<Step> phases = new ArrayList<>();
    Optional<RequestDesk> requests =
        equipment.pseudonymKey().map(key -> RequestDesk.of(equipment, parts));
    requests.ifPresent(
        desk -> phases.add(parts.action("intake", run -> night.found(desk.takeInbox(run.asOf())))));
    for (NightPart part : night.parts()) {
      phases.add(new NightPartStep(repository, night, part, runner::getObject, stop));
    }
    phases.add(parts.action("clean-up", abandoned::clear));
    return parts.job(
        NAME,
        phases,
        parts.publish(new NightPublisher(night, requests, equipment)),
        parts.clear(instance -> {}));
  }
}
