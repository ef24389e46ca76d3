package dev.steward.cli;

import dev.steward.batch.JobRequest;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steward run JOB}: starts a job, or finishes it where it was left. */
@Command(
    name = "run",
    description = "Starts JOB, or finishes it where it was left.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Parameters:",
      "  as-of=YYYY-MM-DD   the run's date; without it, an unfinished run of the last 24 hours is",
      "                     finished, otherwise a run of today is started",
      "  run=N              another run of the same date, published beside the first",
      "  mode=plan          of subject-rectification, subject-erasure: only says",
      "                     what would be changed",
      "  confirm=HASH       of subject-erasure, nightly: goes on with the erasure plan of that hash",
      "",
      "Jobs: pii-inventory, consent-eligibility, subject-export, subject-rectification,",
      "      subject-erasure, nightly",
      "",
      "Example: steward run pii-inventory --config steward.yml as-of=2026-11-01"
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(names = "--quiet", description = "Shows no progress.")
  private boolean quiet;

  @Parameters(index = "0", paramLabel = "JOB")
  private String job = "";

  @Parameters(index = "1..*", paramLabel = "NAME=VALUE")
  private List<String> parameters = List.of();

  @Override
  public Integer call() throws Exception {
    JobRequest request = request();
    ConfigurableEnvironment environment = configuration.environment();
    StewardConfiguration steward = StewardConfiguration.from(environment);
    if (steward.sources().isEmpty()) {
      throw new ConfigurationFaults(
          List.of("steward.sources: there is none; name a file that configures them by --config"));
    }
    if (job.equals(JobNames.CONSENT_ELIGIBILITY)) {
      if (steward.eligibility().isEmpty()) {
        throw new ConfigurationFaults(
            List.of("steward.consent: missing; " + job + " has nothing to decide"));
      }
      steward.pseudonymKeyFor(job);
    }
    if (job.equals(JobNames.SUBJECT_EXPORT) || JobNames.PLANNED.contains(job)) {
      steward.pseudonymKeyFor(job);
    }
    return new JobLaunch(
            environment, steward, spec.commandLine().getOut(), spec.commandLine().getErr())
        .launch(request, quiet);
  }

  private JobRequest request() {
    if (!JobNames.ALL.contains(job)) {
      throw wrong("No such job: " + job + "; there is " + String.join(", ", JobNames.ALL));
    }
    Optional<LocalDate> asOf = Optional.empty();
    OptionalInt number = OptionalInt.empty();
    Optional<String> confirm = Optional.empty();
    boolean planOnly = false;
    boolean erases = job.equals(JobNames.SUBJECT_ERASURE);
    boolean plans = JobNames.PLANNED.contains(job);
    boolean confirms = erases || job.equals(JobNames.NIGHTLY);
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = equals < 0 ? "" : parameter.substring(equals + 1);
      switch (name) {
        case "as-of" -> asOf = Optional.of(AsOfParameter.date(spec, value));
        case "run" -> number = OptionalInt.of(number(value));
        case "mode" -> planOnly = planOnly(plans, value);
        case "confirm" -> confirm = Optional.of(confirmed(confirms, value));
        default ->
            throw wrong(
                "No such job parameter: "
                    + name
                    + "; there is as-of=YYYY-MM-DD, run=N"
                    + (plans ? ", mode=plan" : "")
                    + (confirms ? ", confirm=HASH" : ""));
      }
    }
    if (planOnly && confirm.isPresent()) {
      throw wrong("confirm: mode=plan changes nothing that could be confirmed");
    }
    return new JobRequest(planOnly ? JobNames.planOf(job) : job, asOf, number, confirm);
  }

  private boolean planOnly(boolean plans, String value) {
    if (!plans || !value.equals("plan")) {
      throw wrong("mode: there is mode=plan, of " + String.join(" and ", JobNames.PLANNED));
    }
    return true;
  }

  private String confirmed(boolean confirms, String value) {
    if (!confirms) {
      throw wrong("confirm: only a plan of " + JobNames.SUBJECT_ERASURE + " is confirmed");
    }
    if (!value.matches("[0-9a-fA-F]{64}")) {
      throw wrong("confirm: expected the plan's hash, 64 hexadecimal digits");
    }
    return value;
  }

  private int number(String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong("run: expected a number from 1, not " + value);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
