package dev.steward.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestClockTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);

  @Test
  void countsDaysToTheDeadlineOfOpenRequests() {
    RequestClock clock = clock(asked("REQ-1", "2026-10-10"));

    assertThat(clock.rows())
        .containsExactly(
            Arrays.asList(
                "REQ-1",
                "access",
                "pseudonym of REQ-1",
                LocalDate.of(2026, 10, 10),
                LocalDate.of(2026, 11, 10),
                9L,
                null,
                null,
                null,
                null,
                "verified",
                ""));
    assertThat(clock.findings()).isEmpty();
  }

  @Test
  void tellsWhoHasBeenWaitingTooLong() {
    RequestClock clock =
        clock(
            asked("DUE-TODAY", "2026-10-01"),
            asked("OVERDUE", "2026-09-30"),
            asked("DUE-IN-A-WEEK", "2026-10-08"),
            asked("DUE-IN-EIGHT-DAYS", "2026-10-09"));

    assertThat(clock.overdue()).extracting(RegisteredRequest::id).containsExactly("OVERDUE");
    assertThat(clock.dueSoon())
        .extracting(RegisteredRequest::id)
        .containsExactly("DUE-TODAY", "DUE-IN-A-WEEK");
    assertThat(clock.findings())
        .containsExactly(
            "overdue requests: 1 (OVERDUE due on 2026-10-30)",
            "requests due within 7 days: 2 (DUE-TODAY due on 2026-11-01, DUE-IN-A-WEEK due on"
                + " 2026-11-08)");
    assertThat(clock.rows().get(0).get(0)).as("ordered by day").isEqualTo("OVERDUE");
    assertThat(clock.rows().get(0).get(5)).isEqualTo(-2L);
    assertThat(clock.rows().get(0).get(9)).isEqualTo(false);
  }

  @Test
  void judgesAnAnswerByTheDeadlineAndCountsNoDaysAfterIt() {
    RequestClock clock =
        clock(
            answered(asked("LATE", "2026-09-01"), "2026-10-02"),
            answered(asked("IN-TIME", "2026-09-02"), "2026-10-02"),
            answered(
                asked("EXTENDED", "2026-09-03").extended(LocalDate.of(2026, 9, 20), "many systems"),
                "2026-12-03"));

    assertThat(clock.rows()).extracting(row -> row.get(9)).containsExactly(false, true, true);
    assertThat(clock.rows()).extracting(row -> row.get(5)).containsOnlyNulls();
    assertThat(clock.rows().get(2).subList(4, 9))
        .containsExactly(
            LocalDate.of(2026, 12, 3),
            null,
            LocalDate.of(2026, 9, 20),
            "many systems",
            LocalDate.of(2026, 12, 3));
    assertThat(clock.findings()).isEmpty();
  }

  @Test
  void leavesOutWhatWasReceivedLater() {
    assertThat(clock(asked("LATER", "2026-11-02")).rows()).isEmpty();
  }

  @Test
  void namesTwentyOfManyAndCountsAll() {
    RegisteredRequest[] many = new RegisteredRequest[300];
    Arrays.setAll(many, i -> asked("REQ-%03d".formatted(i), "2026-01-01"));

    assertThat(clock(many).findings()).hasSize(1);
    assertThat(clock(many).findings().get(0))
        .startsWith("overdue requests: 300 (REQ-000 due on 2026-02-01, ")
        .contains("REQ-019 ")
        .doesNotContain("REQ-020")
        .endsWith(", …)");
  }

  private static RequestClock clock(RegisteredRequest... requests) {
    return new RequestClock(List.of(requests), it -> "pseudonym of " + it.id(), AS_OF);
  }

  private static RegisteredRequest asked(String id, String receivedOn) {
    return RegisteredRequest.taken(
        new SubjectRequest(
            id,
            RequestType.ACCESS,
            new Identifier("email", "anna@example.org"),
            LocalDate.parse(receivedOn),
            true,
            "",
            Optional.empty()),
        Instant.EPOCH);
  }

  private static RegisteredRequest answered(RegisteredRequest request, String on) {
    return request
        .become(RequestState.RESOLVED, LocalDate.parse(on), "")
        .become(RequestState.IN_PROGRESS, LocalDate.parse(on), "")
        .become(RequestState.COMPLETED, LocalDate.parse(on), "");
  }
}
