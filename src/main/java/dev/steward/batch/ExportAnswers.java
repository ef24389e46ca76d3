package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.export.Answer;
import dev.steward.export.BundleRequest;
import dev.steward.export.WrittenBundle;
import dev.steward.request.Identifier;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.request.RequestType;
import dev.steward.subject.Asked;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of each request for data in a run. */
final class ExportAnswers {
  private final SubjectRun run;
  private final Pseudonyms pseudonyms;
  private final Assembly assembly;
  private final Map<String, RegisteredRequest> registered;

  /**
   * @param registered requests as they stand, by id
   */
  ExportAnswers(
      SubjectRun run,
      Pseudonyms pseudonyms,
      Assembly assembly,
      Map<String, RegisteredRequest> registered) {
    this.run = run;
    this.pseudonyms = pseudonyms;
    this.assembly = assembly;
    this.registered = registered;
  }

  /** Those of all requests of some types that are open at a day, or were when the run began. */
  List<Answer> all(Set<RequestType> types, LocalDate asOf) throws IOException {
    List<Answer> answers = new ArrayList<>(asked());
    Set<String> answered = answers.stream().map(Answer::requestId).collect(Collectors.toSet());
    registered.values().stream()
        .filter(it -> types.contains(it.request().type()))
        .filter(it -> !it.request().receivedOn().isAfter(asOf))
        .filter(it -> it.state() == RequestState.RECEIVED || it.state() == RequestState.ON_HOLD)
        .filter(it -> !answered.contains(it.id()))
        .map(
            it -> new Answer.Waiting(it.id(), pseudonyms.of(it.request().identifier()), it.state()))
        .forEach(answers::add);
    return answers;
  }

  private List<Answer> asked() throws IOException {
    if (!run.isDone(SubjectRun.ASKED)) {
      return List.of();
    }
    Optional<Resolution> resolution = run.resolution();
    List<Answer> answers = new ArrayList<>();
    if (resolution.isEmpty()) {
      for (Asked asked : run.asked()) {
        answers.add(open(asked.id(), asIdentified(asked), run.unreadPeople()));
      }
      return answers;
    }
    List<TableRef> missing = new ArrayList<>(run.graph().tables());
    missing.removeAll(run.searched());
    run.graph().faults().stream()
        .map(fault -> fault.table())
        .filter(table -> !missing.contains(table))
        .forEach(missing::add);
    boolean isSearched = missing.isEmpty() && run.failures().isEmpty();
    Map<String, Subject> people = new HashMap<>();
    resolution.get().subjects().forEach(it -> it.requests().forEach(id -> people.put(id, it)));
    for (int i = 0; i < run.asked().size(); i++) {
      Asked asked = run.asked().get(i);
      Subject person = people.get(asked.id());
      answers.add(
          person == null
              ? nobody(asked, resolution.get().answers().get(i).people().isEmpty())
              : isSearched
                  ? about(asked, person, resolution.get())
                  : unsearched(asked, person, missing));
    }
    return answers;
  }

  private Answer nobody(Asked asked, boolean none) {
    return halted(asked, asIdentified(asked))
        .orElseGet(
            () ->
                new Answer.Nobody(
                    asked.id(),
                    asIdentified(asked),
                    none ? RequestState.NOT_FOUND : RequestState.AMBIGUOUS));
  }

  private Answer unsearched(Asked asked, Subject person, List<TableRef> missing) {
    String subject = pseudonyms.of(person.keys().get(0));
    return halted(asked, subject).orElseGet(() -> open(asked.id(), subject, missing));
  }

  private Answer about(Asked asked, Subject person, Resolution resolution) {
    String subject = pseudonyms.of(person.keys().get(0));
    Optional<Answer> halted = halted(asked, subject);
    if (halted.isPresent()) {
      return halted.get();
    }
    WrittenBundle bundle =
        assembly.bundles().get(resolution.merged().getOrDefault(asked.id(), asked.id()));
    if (bundle != null) {
      RequestType type = RequestType.find(asked.type()).orElseThrow();
      return new Answer.Bundled(
          new BundleRequest(asked.id(), type, subject, run.run().asOf()), bundle);
    }
    return assembly.isDone()
        ? new Answer.Nobody(asked.id(), subject, RequestState.NOT_FOUND) // gone since it was named
        : new Answer.Open(
            asked.id(), subject, List.of(), Optional.of("its bundle could not be written"));
  }

  private Answer open(String id, String subject, List<TableRef> missing) {
    return new Answer.Open(
        id,
        subject,
        missing,
        missing.isEmpty() ? Optional.of("not all could be searched") : Optional.empty());
  }

  /** A person has halted it while the run was at it. */
  private Optional<Answer> halted(Asked asked, String subject) {
    return Optional.ofNullable(registered.get(asked.id()))
        .map(RegisteredRequest::state)
        .filter(it -> it == RequestState.ON_HOLD || it == RequestState.REJECTED)
        .map(state -> new Answer.Waiting(asked.id(), subject, state));
  }

  private String asIdentified(Asked asked) {
    return pseudonyms.of(new Identifier(asked.kind(), asked.value()));
  }
}
