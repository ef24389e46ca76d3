package dev.steward.cli;

import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import dev.steward.consent.Activity;
import dev.steward.consent.AsOf;
import dev.steward.core.Suggestion;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.Explained;
import dev.steward.eligibility.Explainer;
import dev.steward.eligibility.PersonRegister;
import dev.steward.eligibility.RegisteredPeople;
import dev.steward.request.SubjectRequest;
import dev.steward.request.match.RequestsInForce;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steward explain CONTACT}: one person's decisions, with the facts behind them. */
@Command(
    name = "explain",
    description = "Tells one person's consent decisions, and the facts and events behind them.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "It reads the sources as they are now. as-of=YYYY-MM-DD goes back as far as they carry",
      "dates: the ledger and the register of requests do, contacts' rows do not. Requests that",
      "still lie in the inbox are not in the register yet.",
      "",
      "Example: steward explain 4711 --activity spring-newsletter --config steward.yml as-of=2026-11-01"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(names = "--activity", paramLabel = "ID", description = "Only this activity.")
  private Optional<String> activity = Optional.empty();

  @Option(names = "--lead", description = "The key is a lead's: explains activities for leads.")
  private boolean lead;

  @Parameters(index = "0", paramLabel = "CONTACT", description = "The key that the source uses.")
  private String key = "";

  @Parameters(index = "1..*", paramLabel = "NAME=VALUE")
  private List<String> parameters = List.of();

  @Override
  public Integer call() throws Exception {
    Optional<LocalDate> day = day();
    StewardConfiguration steward = StewardConfiguration.from(configuration.environment());
    EligibilitySettings settings =
        steward
            .eligibility()
            .orElseThrow(
                () ->
                    new ConfigurationFaults(
                        List.of("steward.consent: missing; there is nothing to explain")));
    steward.pseudonymKeyFor("explain");
    List<Activity> activities = activities(settings);
    AsOf asOf = settings.policy().asOf(day.orElseGet(() -> LocalDate.now(steward.timeZone())));
    Optional<RequestsInForce> requests = RequestsOnRecord.inForce(steward, asOf.date());
    PersonRegister register =
        requests
            .<PersonRegister>map(
                inForce -> RegisteredPeople.of(inForce, settings, steward.catalog()))
            .orElse(PersonRegister.EMPTY);
    try (Sources sources = new Sources(steward.sources())) {
      Explainer explainer = new Explainer(settings, asOf, sources, register);
      Explained explained =
          lead ? explainer.lead(key, activities) : explainer.contact(key, activities);
      return tell(explained, asOf, requests.map(RequestsInForce::requests).orElse(List.of()));
    }
  }

  private Optional<LocalDate> day() {
    Optional<LocalDate> day = Optional.empty();
    for (String parameter : parameters) {
      if (!parameter.startsWith("as-of=")) {
        throw wrong(
            "No such parameter: " + parameter.split("=", 2)[0] + "; there is as-of=YYYY-MM-DD");
      }
      day = Optional.of(AsOfParameter.date(spec, parameter.substring("as-of=".length())));
    }
    if (key.isBlank()) {
      throw wrong("Name the key of a contact");
    }
    return day;
  }

  private List<Activity> activities(EligibilitySettings settings) {
    Activity.Subject subject = lead ? Activity.Subject.LEAD : Activity.Subject.CONTACT;
    if (activity.isEmpty()) {
      List<Activity> all =
          settings.activities().stream().filter(it -> it.subject() == subject).toList();
      if (all.isEmpty()) {
        throw wrong("No activity is for " + (lead ? "leads" : "contacts"));
      }
      return all;
    }
    String id = activity.get();
    List<String> ids = settings.activities().stream().map(Activity::id).toList();
    Activity named =
        settings.activities().stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow(() -> wrong("No such activity: " + id + Suggestion.didYouMean(id, ids)));
    if (named.subject() != subject) {
      throw wrong(
          switch (named.subject()) {
            case CONTACT -> id + " is for contacts: leave --lead out";
            case LEAD -> id + " is for leads: name a lead's key, with --lead";
            case ACCOUNT -> id + " is for accounts, which hold no consent";
          });
    }
    return List.of(named);
  }

  private int tell(Explained explained, AsOf asOf, List<SubjectRequest> requests) {
    if (explained.isWhole() && !explained.isThere() && !explained.isMember()) {
      spec.commandLine()
          .getErr()
          .println(
              (lead ? "No lead" : "No contact")
                  + " has this key, and "
                  + (activity.isEmpty()
                      ? "no activity's segment"
                      : "the activity's segment does not")
                  + (activity.isEmpty() ? " names it" : " name it"));
      return ExitStatus.FAILED;
    }
    new ExplanationText(spec.commandLine().getOut(), requests).print(explained, asOf);
    return explained.isWhole() ? ExitStatus.COMPLETED : ExitStatus.FAILED;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
