package dev.steward.request;

import static dev.steward.request.RequestState.AMBIGUOUS;
import static dev.steward.request.RequestState.COMPLETED;
import static dev.steward.request.RequestState.COMPLETED_WITH_RETENTION;
import static dev.steward.request.RequestState.FAILED;
import static dev.steward.request.RequestState.IN_PROGRESS;
import static dev.steward.request.RequestState.NOT_FOUND;
import static dev.steward.request.RequestState.ON_HOLD;
import static dev.steward.request.RequestState.RECEIVED;
import static dev.steward.request.RequestState.REJECTED;
import static dev.steward.request.RequestState.RESOLVED;
import static dev.steward.request.RequestState.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.steward.testkit.Canary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RegisteredRequestTest {
  private static final LocalDate RECEIVED_ON = LocalDate.of(2026, 10, 10);
  private static final LocalDate LATER = LocalDate.of(2026, 10, 20);
  private static final LocalDate MUCH_LATER = LocalDate.of(2026, 11, 20);

  @Test
  void goesFromReceivedToCompletedStepByStep() {
    RegisteredRequest access = taken(RequestType.ACCESS, false);
    assertThat(access.state()).isEqualTo(RECEIVED);

    RegisteredRequest completed =
        access
            .verified()
            .become(RESOLVED, LATER, "")
            .become(IN_PROGRESS, LATER, "")
            .become(COMPLETED, LATER, "");

    assertThat(completed.state()).isEqualTo(COMPLETED);
    assertThat(completed.answeredOn()).contains(LATER);
    assertThat(completed.request().identityVerified()).isTrue();
    refuses(() -> completed.become(RESOLVED, LATER, ""), "it is completed");
    refuses(completed::verified, "verified already");
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS", "PORTABILITY", "ERASURE", "RECTIFICATION"})
  void waitsUntilIdentityIsVerified(RequestType type) {
    RegisteredRequest waiting = taken(type, false);

    refuses(() -> waiting.become(COMPLETED, LATER, ""), "identity of its sender is not verified");
    refuses(() -> waiting.become(NOT_FOUND, LATER, ""), "identity of its sender is not verified");
    RegisteredRequest held = waiting.become(ON_HOLD, LATER, "court");
    refuses(() -> held.become(VERIFIED, LATER, ""), "identity of its sender is not verified");
    assertThat(held.released().state()).isEqualTo(RECEIVED);
    assertThat(held.verified().state()).isEqualTo(ON_HOLD);
    assertThat(held.verified().released().state()).isEqualTo(VERIFIED);
    assertThat(waiting.become(REJECTED, LATER, "not the person").state()).isEqualTo(REJECTED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inState(waiting.request(), IN_PROGRESS, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESTRICTION", "OBJECTION", "WITHDRAW_CONSENT"})
  void appliesAtOnceWhoeverSentIt(RequestType type) {
    RegisteredRequest request = taken(type, false);

    assertThat(request.become(COMPLETED, LATER, "").answeredOn()).contains(LATER);
    RegisteredRequest lost = request.become(NOT_FOUND, LATER, "");
    assertThat(lost.become(COMPLETED, MUCH_LATER, "").answeredOn()).contains(LATER);
  }

  @Test
  void isRefusedOrHaltedWithAReasonOnly() {
    RegisteredRequest request = taken(RequestType.ERASURE, true);

    refuses(() -> request.become(REJECTED, LATER, " "), "needs a reason");
    refuses(() -> request.become(ON_HOLD, LATER, ""), "needs a reason");
    refuses(request::released, "not on hold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inState(request.request(), REJECTED, Optional.of(LATER)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inState(request.request(), COMPLETED, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> inState(request.request(), COMPLETED, Optional.of(RECEIVED_ON.minusDays(1))));
  }

  @Test
  void isTriedAgainWhereItFailedAndErasesTheRestWhenARetentionEnds() {
    RegisteredRequest failed =
        taken(RequestType.ERASURE, true)
            .become(RESOLVED, LATER, "")
            .become(IN_PROGRESS, LATER, "")
            .become(FAILED, LATER, "residue");

    RegisteredRequest kept =
        failed.become(IN_PROGRESS, LATER, "").become(COMPLETED_WITH_RETENTION, LATER, "");

    assertThat(failed.state().isOpen()).isTrue();
    assertThat(kept.become(IN_PROGRESS, MUCH_LATER, "").become(COMPLETED, MUCH_LATER, ""))
        .satisfies(done -> assertThat(done.answeredOn()).contains(LATER));
    assertThat(
            taken(RequestType.ACCESS, true)
                .become(NOT_FOUND, LATER, "")
                .become(RESOLVED, MUCH_LATER, "")
                .answeredOn())
        .isEmpty();
  }

  @Test
  void isExtendedBeforeTheFirstDueDateAndOnce() {
    RegisteredRequest request = taken(RequestType.ACCESS, false);

    RegisteredRequest extended = request.extended(LATER, "many sources");

    assertThat(extended.deadline().dueOn()).isEqualTo(LocalDate.of(2027, 1, 10));
    assertThat(extended.extension()).contains(new Extension(LATER, "many sources"));
    refuses(() -> extended.extended(LATER, "more"), "extended already");
    refuses(() -> request.extended(LocalDate.of(2026, 11, 10), "late"), "2026-11-10");
    refuses(() -> request.extended(LATER, ""), "needs a reason");
    RegisteredRequest rejected = request.become(REJECTED, LATER, "not the person");
    refuses(() -> rejected.extended(LATER, "x"), "it is rejected");
  }

  @ParameterizedTest
  @EnumSource(names = {"RESTRICTION", "OBJECTION", "WITHDRAW_CONSENT"})
  void isInForceFromTheDayItWasReceivedUntilItIsLifted(RequestType type) {
    RegisteredRequest request = taken(type, false);
    RegisteredRequest completed = request.become(COMPLETED, LATER, "");
    RegisteredRequest lifted = completed.lifted(MUCH_LATER);

    assertThat(request.isInForce(RECEIVED_ON.minusDays(1))).isFalse();
    assertThat(request.isInForce(RECEIVED_ON)).isTrue();
    assertThat(request.become(NOT_FOUND, LATER, "").isInForce(MUCH_LATER)).isTrue();
    assertThat(completed.isInForce(MUCH_LATER)).isTrue();
    assertThat(lifted.isInForce(MUCH_LATER.minusDays(1))).isTrue();
    assertThat(lifted.isInForce(MUCH_LATER)).isFalse();
    assertThat(request.lifted(LATER).state()).isEqualTo(COMPLETED);
    refuses(() -> lifted.lifted(MUCH_LATER), "not in force");
    refuses(() -> request.lifted(RECEIVED_ON.minusDays(1)), "received on 2026-10-10");
  }

  @Test
  void isInForceUntilItIsRejected() {
    RegisteredRequest rejected =
        taken(RequestType.OBJECTION, false).become(REJECTED, LATER, "unfounded");

    assertThat(rejected.isInForce(LATER.minusDays(1))).isTrue();
    assertThat(rejected.isInForce(LATER)).isFalse();
    refuses(() -> rejected.lifted(LATER), "not in force");
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestState.class,
      names = {"COMPLETED", "COMPLETED_WITH_RETENTION", "NOT_FOUND", "REJECTED"},
      mode = Mode.EXCLUDE)
  void restrictsWhileAnErasureIsOpenVerifiedOrNot(RequestState open) {
    SubjectRequest request = taken(RequestType.ERASURE, open != RECEIVED).request();

    RegisteredRequest erasure =
        new RegisteredRequest(
            request,
            open,
            "why",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOW);

    assertThat(erasure.isInForce(MUCH_LATER)).isTrue();
    assertThat(RequestType.ERASURE.effect()).isEqualTo(ConsentEffect.RESTRICTS);
  }

  @Test
  void knowsThePersonOnceSomebodyHasDecidedWhoIsMeant() {
    Identifier key = new Identifier(Identifier.KEY, "C-17");
    RegisteredRequest verified = taken(RequestType.ACCESS, true);

    RegisteredRequest decided = verified.become(AMBIGUOUS, LATER, "").decided(key);

    assertThat(decided.state()).isEqualTo(RESOLVED);
    assertThat(decided.decided()).contains(key);
    assertThat(decided.become(IN_PROGRESS, LATER, "").decided()).contains(key);
    assertThat(decided.become(AMBIGUOUS, LATER, "").state()).isEqualTo(AMBIGUOUS);
    refuses(() -> verified.decided(key), "it is verified, not ambiguous");
  }

  @Test
  void restrictsByAnErasureUntilTheDayOfItsAnswer() {
    RegisteredRequest erased =
        taken(RequestType.ERASURE, true)
            .become(RESOLVED, LATER, "")
            .become(IN_PROGRESS, LATER, "")
            .become(COMPLETED_WITH_RETENTION, LATER, "");

    assertThat(erased.isInForce(LATER.minusDays(1))).isTrue();
    assertThat(erased.isInForce(LATER)).isFalse();
    refuses(() -> erased.lifted(LATER), "type erasure is not lifted");
    assertThat(taken(RequestType.ACCESS, true).isInForce(LATER)).isFalse();
  }

  @Test
  void leadsFromEachStateToThoseThatItMayBecomeAndNoOther() {
    assertThat(RECEIVED.mayBecome(RESOLVED)).isFalse();
    assertThat(VERIFIED.mayBecome(IN_PROGRESS)).isFalse();
    assertThat(RESOLVED.mayBecome(COMPLETED)).isFalse();
    assertThat(VERIFIED.mayBecome(AMBIGUOUS)).isTrue();
    assertThat(AMBIGUOUS.mayBecome(RESOLVED)).isTrue();
    for (RequestState state : RequestState.values()) {
      assertThat(REJECTED.mayBecome(state)).isFalse();
      assertThat(COMPLETED.mayBecome(state)).isFalse();
      assertThat(state.mayBecome(state)).isFalse();
      assertThat(RequestState.find(state.word())).contains(state);
      if (state.isOpen() && state != REJECTED) {
        assertThat(state.mayBecome(REJECTED)).as("%s", state).isTrue();
      }
    }
  }

  @Test
  void printsNothingPersonal() {
    Canary canary = new Canary(7);
    SubjectRequest request =
        new SubjectRequest(
            "REQ-7",
            RequestType.RECTIFICATION,
            new Identifier("email", canary.email()),
            RECEIVED_ON,
            true,
            canary.text(),
            Optional.of(new Correction("family-name", canary.name())));
    RegisteredRequest held =
        RegisteredRequest.taken(request, NOW).become(ON_HOLD, LATER, canary.text());

    assertThat(held + " " + request + request.correction() + held.extended(LATER, canary.text()))
        .contains("REQ-7 (rectification by email[22 characters]) on-hold")
        .doesNotContainIgnoringCase(Canary.WORD);
  }

  @Test
  void refusesIdsThatNameAPersonAndCorrectionsOfOtherTypes() {
    assertThat(SubjectRequest.isId("REQ-2026-0001")).isTrue();
    assertThat(SubjectRequest.isId("anna@example.org")).isFalse();
    assertThat(SubjectRequest.isId("a b")).isFalse();
    assertThat(SubjectRequest.isId("")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SubjectRequest(
                    "R",
                    RequestType.ERASURE,
                    new Identifier("key", "1"),
                    RECEIVED_ON,
                    true,
                    "",
                    Optional.of(new Correction("family-name", "x"))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Correction("surname", "x"));
    assertThat(Correction.isTarget("crm.contact.address1_city")).isTrue();
    assertThat(Correction.isTarget("crm..city")).isFalse();
  }

  private static final Instant NOW = Instant.parse("2026-10-11T00:00:00Z");

  private static RegisteredRequest taken(RequestType type, boolean verified) {
    return RegisteredRequest.taken(
        new SubjectRequest(
            "REQ-1",
            type,
            new Identifier("email", "anna@example.org"),
            RECEIVED_ON,
            verified,
            "",
            type == RequestType.RECTIFICATION
                ? Optional.of(new Correction("family-name", "Example"))
                : Optional.empty()),
        NOW);
  }

  private static RegisteredRequest inState(
      SubjectRequest request, RequestState state, Optional<LocalDate> answeredOn) {
    return new RegisteredRequest(
        request, state, "", Optional.empty(), answeredOn, Optional.empty(), Optional.empty(), NOW);
  }

  private static void refuses(Runnable change, String why) {
    assertThatExceptionOfType(RefusedChangeException.class)
        .isThrownBy(change::run)
        .withMessageStartingWith("Cannot change request REQ-1: ")
        .withMessageContaining(why);
  }
}
