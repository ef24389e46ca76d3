package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.steward.core.TableRef;
import dev.steward.request.Extension;
import dev.steward.request.Identifier;
import dev.steward.request.PersonKey;
import dev.steward.request.RefusedChangeException;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.request.inbox.InboxLine;
import dev.steward.testkit.Canary;
import dev.steward.testkit.LeakSearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

class RequestRegisterTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void keepsRequestsAsTheyWereAsked(ControlStores.Named named) throws Exception {
    Path inbox = Path.of("sample-data/drops/subject-requests.csv");
    List<InboxLine.Asked> asked = lines(inbox);
    try (ControlStore store = named.open(folder)) {
      RequestRegister register = Requests.register(store.dataSource());

      assertThat(Requests.intake(store.dataSource()).take(asked).taken()).isEqualTo(23);

      assertThat(register.all())
          .extracting(RegisteredRequest::request)
          .containsExactlyInAnyOrderElementsOf(
              asked.stream().map(InboxLine.Asked::request).toList());
      RegisteredRequest unverified = register.find("REQ-2026-0008").orElseThrow();
      assertThat(unverified.state()).isEqualTo(RequestState.RECEIVED);
      assertThat(register.find("REQ-2026-0001").orElseThrow().state())
          .isEqualTo(RequestState.VERIFIED);
      assertThat(register.find("REQ-2026-0099")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void listsWhatIsInForceOnADay(ControlStores.Named named) throws Exception {
    Path inbox = Path.of("sample-data/drops/subject-requests.csv");
    try (ControlStore store = named.open(folder)) {
      RequestRegister register = Requests.register(store.dataSource());
      Requests.intake(store.dataSource()).take(lines(inbox));
      register.change("REQ-2026-0012", request -> request.lifted(AS_OF));
      register.change(
          "REQ-2026-0005", request -> request.become(RequestState.NOT_FOUND, AS_OF, ""));

      assertThat(register.inForce(LocalDate.of(2026, 10, 31)))
          .extracting(RegisteredRequest::id)
          .containsExactly(
              "REQ-2026-0005",
              "REQ-2026-0006",
              "REQ-2026-0007",
              "REQ-2026-0008",
              "REQ-2026-0009",
              "REQ-2026-0012",
              "REQ-2026-0013",
              "REQ-2026-0014",
              "REQ-2026-0015",
              "REQ-2026-0016",
              "REQ-2026-0017",
              "REQ-2026-0019",
              "REQ-2026-0020");
      assertThat(register.inForce(AS_OF))
          .extracting(RegisteredRequest::id)
          .doesNotContain("REQ-2026-0005", "REQ-2026-0012")
          .contains("REQ-2026-0024", "REQ-2026-0025");
      assertThat(register.inForce(LocalDate.of(2026, 10, 8))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void changesARequestAsFarAsItAdmits(ControlStores.Named named) throws Exception {
    Path inbox = Requests.inbox(folder.resolve("in.csv"), "R1,access,key,k,2026-10-20,false,,,");
    try (ControlStore store = named.open(folder)) {
      RequestRegister register = Requests.register(store.dataSource());
      Requests.intake(store.dataSource()).take(lines(inbox));

      assertThat(register.change("R1", RegisteredRequest::verified).orElseThrow().state())
          .isEqualTo(RequestState.VERIFIED);
      register.change("R1", request -> request.extended(AS_OF, "many sources"));
      register.change("R1", request -> request.become(RequestState.ON_HOLD, AS_OF, "court"));
      assertThatExceptionOfType(RefusedChangeException.class)
          .isThrownBy(() -> register.change("R1", RegisteredRequest::verified));
      assertThat(register.change("R2", RegisteredRequest::verified)).isEmpty();

      RegisteredRequest held = register.find("R1").orElseThrow();
      assertThat(held.state()).isEqualTo(RequestState.ON_HOLD);
      assertThat(held.reason()).isEqualTo("court");
      assertThat(held.extension()).contains(new Extension(AS_OF, "many sources"));
      assertThat(held.request().identityVerified()).isTrue();
      RegisteredRequest released = register.change("R1", RegisteredRequest::released).orElseThrow();
      assertThat(register.find("R1")).contains(released);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void changesSomeRequestsTogetherOrNone(ControlStores.Named named) throws Exception {
    Path inbox =
        Requests.inbox(
            folder.resolve("in.csv"),
            "R1,access,key,a,2026-10-20,true,,,",
            "R2,access,key,b,2026-10-20,true,,,",
            "R3,access,key,c,2026-10-20,false,,,");
    try (ControlStore store = named.open(folder)) {
      RequestRegister register = Requests.register(store.dataSource());
      Requests.intake(store.dataSource()).take(lines(inbox));

      assertThat(
              register.change(
                  List.of("R2", "R1", "R9"),
                  request -> request.become(RequestState.RESOLVED, AS_OF, "")))
          .extracting(RegisteredRequest::id)
          .containsExactly("R1", "R2");
      assertThatExceptionOfType(RefusedChangeException.class)
          .isThrownBy(
              () ->
                  register.change(
                      List.of("R1", "R2", "R3"),
                      request -> request.become(RequestState.IN_PROGRESS, AS_OF, "")));
      assertThat(register.find(List.of("R3", "R1", "R2")))
          .extracting(request -> request.id() + " " + request.state().word())
          .containsExactly("R1 resolved", "R2 resolved", "R3 received");
      assertThat(register.change(List.of(), request -> request)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void keepsWhomRequestsMeanUntilTheyAreForgotten(ControlStores.Named named) throws Exception {
    Path inbox =
        Requests.inbox(
            folder.resolve("in.csv"),
            "R1,access,key,a,2026-10-20,true,,,",
            "R2,access,key,a,2026-10-20,true,,,",
            "R3,access,key,c,2026-10-20,true,,,");
    PersonKey anna = new PersonKey(new TableRef("crm", "contact"), List.of("a"));
    PersonKey annasLead = new PersonKey(new TableRef("crm", "lead"), List.of("l", "1"));
    PersonKey ben = new PersonKey(new TableRef("crm", "contact"), List.of("b"));
    try (ControlStore store = named.open(folder)) {
      Requests.intake(store.dataSource()).take(lines(inbox));
      RequestSubjects subjects =
          new RequestSubjects(
              new JdbcTemplate(store.dataSource()),
              Requests.transactions(store.dataSource()),
              Requests.KEY);
      List<RequestSubjects.Found> found =
          List.of(
              new RequestSubjects.Found("R1", List.of(List.of(anna, annasLead)), Optional.empty()),
              new RequestSubjects.Found("R2", List.of(List.of(anna)), Optional.of("R1")),
              new RequestSubjects.Found(
                  "R3", List.of(List.of(ben), List.of(anna)), Optional.empty()));

      subjects.found(found);
      subjects.found(found); // in the place of what was known

      assertThat(subjects.people("R1")).containsExactly(List.of(anna, annasLead));
      assertThat(subjects.people("R3")).containsExactly(List.of(ben), List.of(anna));
      assertThat(subjects.answeredWith("R2")).contains("R1");
      assertThat(subjects.answeredWith("R1")).isEmpty();
      subjects.forget(List.of("R1", "R2"));
      subjects.forget(List.of());
      assertThat(subjects.people("R1")).isEmpty();
      assertThat(subjects.people("R3")).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void completesWhatTheFirstRunApplied(ControlStores.Named named) throws Exception {
    Path inbox =
        Requests.inbox(
            folder.resolve("in.csv"),
            "R1,restriction,key,k,2026-10-20,false,,,",
            "R2,objection,key,nobody,2026-10-20,true,,,",
            "R3,withdraw-consent,key,k,2026-10-20,true,,,",
            "R4,erasure,key,k,2026-10-20,true,,,",
            "R5,objection,key,later,2026-11-20,true,,,",
            "R6,objection,key,held,2026-10-20,true,,,");
    try (ControlStore store = named.open(folder)) {
      RequestRegister register = Requests.register(store.dataSource());
      Requests.intake(store.dataSource()).take(lines(inbox));
      register.change("R6", request -> request.become(RequestState.ON_HOLD, AS_OF, "asked back"));
      Set<String> matched = Set.of("R1", "R3", "R4", "R6");

      assertThat(register.applied(matched, Set.of("R2"), AS_OF)).isEqualTo(3);
      assertThat(register.applied(matched, Set.of("R2"), AS_OF.plusDays(1))).isZero();

      assertThat(states(register))
          .containsExactly(
              "R1 completed 2026-11-01",
              "R2 not-found 2026-11-01",
              "R3 completed 2026-11-01",
              "R4 verified ",
              "R6 on-hold ",
              "R5 verified ");
      assertThat(register.applied(Set.of("R2"), Set.of("R1"), AS_OF.plusDays(2))).isEqualTo(1);
      assertThat(states(register)).contains("R1 completed 2026-11-01", "R2 completed 2026-11-01");
      assertThat(register.inForce(AS_OF))
          .extracting(RegisteredRequest::id)
          .containsExactly("R1", "R2", "R3", "R4", "R6");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void takesALineOnceHoweverManyProcessesTakeItAtOnce(ControlStores.Named named) throws Exception {
    String[] lines = new String[200];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "R" + i + ",objection,key,k" + i + ",2026-10-20,true,,,";
    }
    List<InboxLine.Asked> asked = lines(Requests.inbox(folder.resolve("in.csv"), lines));
    ExecutorService processes = Executors.newFixedThreadPool(3);
    try (ControlStore store = named.open(folder)) {
      RequestIntake intake = Requests.intake(store.dataSource());
      Callable<RequestIntake.Outcome> take = () -> intake.take(asked);

      int taken = 0;
      int known = 0;
      for (Future<RequestIntake.Outcome> outcome : processes.invokeAll(List.of(take, take, take))) {
        taken += outcome.get().taken();
        known += outcome.get().known();
      }

      assertThat(taken).isEqualTo(200);
      assertThat(known).isEqualTo(400);
      assertThat(Requests.register(store.dataSource()).all()).hasSize(200);
    } finally {
      processes.shutdown();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void keepsNothingPersonalInClear(ControlStores.Named named) throws Exception {
    Canary canary = new Canary(5);
    Path inbox =
        Requests.inbox(
            folder.resolve("in/in.csv"),
            "R1,rectification,email,%s,2026-10-20,true,\"%s\",family-name,%s"
                .formatted(canary.email(), canary.text(), canary.name()),
            "R2,objection,phone,%s,2026-10-20,true,%s,,".formatted(canary.phone(), canary.iban()),
            "R3,restriction,key,%d,2026-10-20,true,,,".formatted(canary.key()));
    Path home = Files.createDirectories(folder.resolve("home"));
    LeakSearch search = new LeakSearch();
    try (ControlStore store = named.open(home)) {
      RequestRegister register = Requests.register(store.dataSource());
      Requests.intake(store.dataSource()).take(lines(inbox));
      register.change("R1", request -> request.extended(AS_OF, canary.text()));
      register.change("R1", request -> request.become(RequestState.ON_HOLD, AS_OF, canary.text()));
      Requests.suppressions(store.dataSource())
          .add(List.of(new Identifier("email", canary.email())), "R3", AS_OF);

      assertThat(register.find("R1").orElseThrow().reason()).isEqualTo(canary.text());
      search.text("toString", register.all() + " " + register.inForce(AS_OF));
      try (Connection connection = store.dataSource().getConnection()) {
        search.database("store", connection);
      }
    }
    assertThat(search.folder(home).finds()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void saysNoValueWhereTheStoreRefuses(ControlStores.Named named) throws Exception {
    Canary canary = new Canary(6);
    Path inbox =
        Requests.inbox(
            folder.resolve("in.csv"), "R1,access,email," + canary.email() + ",2026-10-20,true,,,");
    try (ControlStore store = named.open(folder)) {
      new JdbcTemplate(store.dataSource()).execute("drop table subject_request");

      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> Requests.intake(store.dataSource()).take(lines(inbox)))
          .satisfies(
              e -> assertThat(new LeakSearch().text("exception", chain(e)).finds()).isEmpty());
    }
  }

  private static String chain(Throwable failure) {
    StringBuilder chain = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      chain.append(each).append('\n');
    }
    return chain.toString();
  }

  private static List<String> states(RequestRegister register) {
    return register.all().stream()
        .map(
            request ->
                request.id()
                    + " "
                    + request.state().word()
                    + " "
                    + request.answeredOn().map(LocalDate::toString).orElse(""))
        .toList();
  }

  private static List<InboxLine.Asked> lines(Path inbox) throws Exception {
    List<InboxLine.Asked> lines = new ArrayList<>();
    Requests.opened(inbox)
        .read(
            line ->
                Optional.of(line)
                    .filter(InboxLine.Asked.class::isInstance)
                    .map(InboxLine.Asked.class::cast)
                    .ifPresent(lines::add));
    return lines;
  }
}
