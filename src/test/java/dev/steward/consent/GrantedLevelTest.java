package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.LedgerEvent.Giver;
import dev.steward.consent.Situation.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row and ledger: whose word counts, and in which order. */
class GrantedLevelTest {
  private static final Instant AT = Instant.parse("2026-10-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // authority, row, ledger, granted, conflict
    "CONTACT, 4, 2, 4, true",
    "CONTACT, 4, , 4, false",
    "LEDGER, 4, 2, 2, true",
    "LEDGER, 2, 4, 4, true",
    "LEDGER, 4, , 0, false",
    "LOWEST, 4, 2, 2, true",
    "LOWEST, 2, 4, 2, true",
    "LOWEST, 0, 4, 0, true",
    "LOWEST, 4, 4, 4, false",
    "LOWEST, 4, , 4, false",
    "LOWEST, 4, 0, 0, true",
    // the unknown grants none
    "LOWEST, -1, 4, 0, true",
    "LOWEST, -1, , 0, false",
    "CONTACT, -1, 4, 0, true",
    "LEDGER, -1, 4, 4, true",
    "LEDGER, -1, 0, 0, false"
  })
  void isThatOfWhoeverHasAuthority(
      Authority authority, int row, Integer ledger, int granted, boolean conflict) {
    Situation s = new Situation();
    s.authority = authority;
    s.row(s.row().withLevel(row));
    s.events.clear();
    if (ledger != null) {
      s.events.add(new Event(ledger, AT, null));
    }
    assertThat(s.standing().grantedLevel()).isEqualTo(granted);
    assertThat(s.standing().isConflict()).isEqualTo(conflict);
  }

  @Test
  void aRequestToWithdrawCountsWhoeverHasAuthorityUntilALaterEvent() {
    for (Authority authority : Authority.values()) {
      Situation s = new Situation();
      s.authority = authority;
      s.withdrawals.add(LocalDate.of(2026, 10, 10));
      assertThat(s.standing().grantedLevel()).isZero();
      assertThat(s.decide()).isEqualTo(Reason.WITHDRAWN);
      assertThat(s.standing().isConflict()).isTrue();

      s.event(4, "2026-10-11T00:00:00Z", null);
      assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
    }
  }

  @Test
  void aRequestToWithdrawNeedsNoLedger() {
    Situation s = new Situation();
    s.authority = Authority.CONTACT;
    s.events.clear();
    s.withdrawals.add(LocalDate.of(2026, 10, 10));
    assertThat(s.decide()).isEqualTo(Reason.NO_CONSENT);
  }

  @Test
  void theLaterLineCountsAtTheSameTime() {
    Situation s = new Situation().events(new Event(4, AT, null), new Event(2, AT, null));
    assertThat(s.standing().latestLevel()).isEqualTo(2);
    assertThat(s.decide()).isEqualTo(Reason.WITHDRAWN);
  }

  @Test
  void linesMustComeInOrderOfTime() {
    LedgerSummary summary = new LedgerSummary(new AsOf(LocalDate.of(2026, 11, 1), ZoneOffset.UTC));
    summary.add(4, 1000, 1, Giver.CONTACT);
    assertThatThrownBy(() -> summary.add(4, 999, 2, Giver.CONTACT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSummaryTellsWhichEventIsTheLatest() {
    LedgerSummary summary = new LedgerSummary(new AsOf(LocalDate.of(2026, 11, 1), ZoneOffset.UTC));
    assertThat(summary.hasEvents()).isFalse();
    summary.add(4, 1000, 17, Giver.CONTACT);
    summary.add(2, 2000, 18, Giver.OTHER_GUARDIAN);
    assertThat(summary.latestNumber()).isEqualTo(18);
    assertThat(summary.latestAt()).isEqualTo(2000);
    assertThat(summary.latestByGuardian()).isTrue();
    assertThat(summary.highestBefore()).isEqualTo(4);
    assertThat(summary.guardianLevel()).isZero();

    summary.withdraw(LocalDate.of(2026, 10, 10), 99);
    summary.withdraw(LocalDate.of(2026, 10, 9), 98);
    assertThat(summary.endsInRequest()).isTrue();
    assertThat(summary.latestNumber()).isEqualTo(99);
    assertThat(summary.latestByGuardian()).isFalse();

    summary.clear();
    assertThat(summary.hasEvents()).isFalse();
    assertThat(summary.latestLevel()).isZero();
    assertThat(summary.highestBefore()).isZero();
  }
}
