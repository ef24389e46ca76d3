package dev.steward.batch;

import dev.steward.store.Run;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.StepExecution;

/**
 * Which run a step works for.
 *
 * @param number 1 for the first run of a date
 */
record RunContext(long jobInstanceId, String jobName, LocalDate asOf, int number) {
  private static final String AS_OF = "as-of";
  private static final String RUN = "run";

  static RunContext of(StepExecution step) {
    return of(step.getJobExecution());
  }

  static RunContext of(JobExecution execution) {
    JobParameters parameters = execution.getJobParameters();
    return new RunContext(
        execution.getJobInstance().getInstanceId(),
        execution.getJobInstance().getJobName(),
        (LocalDate) value(parameters.getParameter(AS_OF)),
        ((Long) value(parameters.getParameter(RUN))).intValue());
  }

  /** The job's name and the run's label: {@code pii-inventory/2026-11-01}. */
  String place() {
    return jobName + "/" + Run.label(asOf, number);
  }

  static JobParameters parameters(LocalDate asOf, int number) {
    return new JobParametersBuilder()
        .addLocalDate(AS_OF, asOf)
        .addLong(RUN, (long) number)
        .toJobParameters();
  }

  private static Object value(@Nullable JobParameter<?> parameter) {
    if (parameter == null) {
      throw new IllegalStateException("A run has a date and a number");
    }
    return parameter.value();
  }
}
