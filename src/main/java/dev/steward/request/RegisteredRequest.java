package dev.steward.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A request and how it stands. Each change gives a new one, or a {@link RefusedChangeException}.
 * Days come in from outside.
 *
 * @param reason for its state, in words; empty for none
 * @param answeredOn the day the person was first answered
 * @param liftedOn the day from which it is no longer in force, of a type that applies at once
 * @param decided the key of the person who is meant, where a person has said so because more people
 *     than one have the identifier; it chooses among those and never replaces the identifier, so
 *     that a key mistyped answers nobody with another's data
 * @param takenAt when it came into the register
 */
public record RegisteredRequest(
    SubjectRequest request,
    RequestState state,
    String reason,
    Optional<Extension> extension,
    Optional<LocalDate> answeredOn,
    Optional<LocalDate> liftedOn,
    Optional<Identifier> decided,
    Instant takenAt) {
  public RegisteredRequest {
    require(
        !request.waitsForIdentity() || state.needsNoIdentity(), "waits until identity is verified");
    require(!state.needsReason() || !reason.isBlank(), state.word() + " has a reason");
    require(!state.isAnswered() || answeredOn.isPresent(), state.word() + " has a day of answer");
    require(liftedOn.isEmpty() || request.type().appliesAtOnce(), "has no effect to be lifted");
    requireReceived(request, answeredOn, "answered");
    requireReceived(request, liftedOn, "lifted");
  }

  /** As it comes into the register. */
  public static RegisteredRequest taken(SubjectRequest request, Instant takenAt) {
    return new RegisteredRequest(
        request,
        request.identityVerified() ? RequestState.VERIFIED : RequestState.RECEIVED,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        takenAt);
  }

  public String id() {
    return request.id();
  }

  /** The same, of whoever has another identifier. */
  public RegisteredRequest about(Identifier other) {
    return new RegisteredRequest(
        request.about(other), state, reason, extension, answeredOn, liftedOn, decided, takenAt);
  }

  public Deadline deadline() {
    return new Deadline(request.receivedOn(), extension.isPresent());
  }

  /**
   * Whether it has its type's effect on consent at the end of a day: from the day it was received,
   * to the day before it was lifted or rejected, even where its person was not found, who may turn
   * up later. An erasure, whose effect is that of being open, has it to the day before it was
   * answered, verified or not.
   */
  public boolean isInForce(LocalDate asOf) {
    if (request.type().effect() == ConsentEffect.NONE
        || request.receivedOn().isAfter(asOf)
        || liftedOn.filter(day -> !day.isAfter(asOf)).isPresent()) {
      return false;
    }
    boolean endsWithTheAnswer =
        request.type().appliesAtOnce() ? state == RequestState.REJECTED : state.isAnswered();
    return !endsWithTheAnswer || answeredOn.orElseThrow().isAfter(asOf);
  }

  /**
   * In another state.
   *
   * @param on the day; it is the day of answer where the state is the first answer
   * @param why the reason, empty for none
   */
  public RegisteredRequest become(RequestState next, LocalDate on, String why) {
    if (!state.mayBecome(next)) {
      throw refused("it is " + state.word() + ", which cannot become " + next.word());
    }
    if (request.waitsForIdentity() && !next.needsNoIdentity()) {
      throw refused("the identity of its sender is not verified");
    }
    if (next.needsReason() && why.isBlank()) {
      throw refused("to be " + next.word() + " it needs a reason");
    }
    return with(next, why, answerOf(next, on));
  }

  /** With its sender's identity verified; it stays on hold where it is. */
  public RegisteredRequest verified() {
    if (request.identityVerified()) {
      throw refused("the identity of its sender is verified already");
    }
    if (!state.needsNoIdentity() || state == RequestState.REJECTED) {
      throw refused("it is " + state.word());
    }
    return new RegisteredRequest(
        request.withIdentityVerified(),
        state == RequestState.RECEIVED ? RequestState.VERIFIED : state,
        reason,
        extension,
        answeredOn,
        liftedOn,
        decided,
        takenAt);
  }

  /**
   * With the person who is meant, of the several who have its identifier.
   *
   * @param key theirs, of any table of people or of one
   */
  public RegisteredRequest decided(Identifier key) {
    if (state != RequestState.AMBIGUOUS) {
      throw refused("it is " + state.word() + ", not ambiguous");
    }
    return new RegisteredRequest(
        request,
        RequestState.RESOLVED,
        "",
        extension,
        answeredOn,
        liftedOn,
        Optional.of(key),
        takenAt);
  }

  /** No longer on hold. */
  public RegisteredRequest released() {
    if (state != RequestState.ON_HOLD) {
      throw refused("it is not on hold");
    }
    return with(
        request.identityVerified() ? RequestState.VERIFIED : RequestState.RECEIVED, "", answeredOn);
  }

  /** With two more months to answer in. */
  public RegisteredRequest extended(LocalDate on, String why) {
    if (state.isAnswered()) {
      throw refused("it is " + state.word());
    }
    if (!deadline().mayBeExtendedOn(on)) {
      throw refused(
          extension.isPresent()
              ? "it is extended already"
              : "an extension is decided before the first due date, " + deadline().dueOn());
    }
    if (why.isBlank()) {
      throw refused("an extension needs a reason");
    }
    return new RegisteredRequest(
        request,
        state,
        reason,
        Optional.of(new Extension(on, why)),
        answeredOn,
        liftedOn,
        decided,
        takenAt);
  }

  /** Not in force from that day on; completed where it was still open. */
  public RegisteredRequest lifted(LocalDate on) {
    if (!request.type().appliesAtOnce()) {
      throw refused("a request of type " + request.type().word() + " is not lifted");
    }
    if (liftedOn.isPresent() || state == RequestState.REJECTED) {
      throw refused("it is not in force");
    }
    if (on.isBefore(request.receivedOn())) {
      throw refused("it was received on " + request.receivedOn());
    }
    return new RegisteredRequest(
        request,
        state.isOpen() ? RequestState.COMPLETED : state,
        reason,
        extension,
        answeredOn.or(() -> Optional.of(on)),
        Optional.of(on),
        decided,
        takenAt);
  }

  private RegisteredRequest with(RequestState next, String why, Optional<LocalDate> answered) {
    return new RegisteredRequest(
        request, next, why, extension, answered, liftedOn, decided, takenAt);
  }

  private Optional<LocalDate> answerOf(RequestState next, LocalDate on) {
    if (state == RequestState.NOT_FOUND && next.isOpen()) {
      return Optional.empty(); // the answer did not hold
    }
    if (!next.isAnswered() || answeredOn.isPresent()) {
      return answeredOn;
    }
    if (on.isBefore(request.receivedOn())) {
      throw refused("it was received on " + request.receivedOn());
    }
    return Optional.of(on);
  }

  private static void requireReceived(
      SubjectRequest request, Optional<LocalDate> day, String what) {
    require(
        day.filter(it -> it.isBefore(request.receivedOn())).isEmpty(),
        what + " before it was received");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("Bad state of a request: " + what);
    }
  }

  private RefusedChangeException refused(String why) {
    return new RefusedChangeException(id(), why);
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return request + " " + state.word();
  }
}
