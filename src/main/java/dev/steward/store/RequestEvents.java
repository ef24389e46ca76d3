package dev.steward.store;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.request.SubjectRequest;
import java.util.Optional;

/** What the audit trail says of changes of requests. Reasons, which people write, are left out. */
final class RequestEvents {
  private RequestEvents() {}

  static AuditEvent added(RegisteredRequest taken) {
    SubjectRequest request = taken.request();
    return new AuditEvent(
        AuditAction.REQUEST_ADDED,
        taken.id(),
        "%s, received on %s, %s"
            .formatted(request.type().word(), request.receivedOn(), taken.state().word()));
  }

  static AuditEvent identifierForgotten(String id) {
    return new AuditEvent(AuditAction.IDENTIFIER_FORGOTTEN, id, "");
  }

  static AuditEvent suppressed(String id, int identifiers) {
    return new AuditEvent(AuditAction.SUPPRESSED, id, identifiers + " identifiers");
  }

  /** Empty where nothing changed. */
  static Optional<AuditEvent> between(RegisteredRequest before, RegisteredRequest after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new AuditEvent(action(before, after), after.id(), outcome(before, after)));
  }

  private static AuditAction action(RegisteredRequest before, RegisteredRequest after) {
    if (!before.liftedOn().equals(after.liftedOn())) {
      return AuditAction.REQUEST_LIFTED;
    }
    if (!before.decided().equals(after.decided())) {
      return AuditAction.REQUEST_DECIDED;
    }
    if (!before.extension().equals(after.extension())) {
      return AuditAction.REQUEST_EXTENDED;
    }
    if (before.request().identityVerified() != after.request().identityVerified()) {
      return AuditAction.REQUEST_VERIFIED;
    }
    if (before.state() == after.state()) {
      return AuditAction.REQUEST_CHANGED;
    }
    return switch (after.state()) {
      case ON_HOLD -> AuditAction.REQUEST_HELD;
      case REJECTED -> AuditAction.REQUEST_REJECTED;
      default ->
          before.state() == RequestState.ON_HOLD
              ? AuditAction.REQUEST_RELEASED
              : AuditAction.REQUEST_CHANGED;
    };
  }

  private static String outcome(RegisteredRequest before, RegisteredRequest after) {
    if (!before.extension().equals(after.extension())) {
      return "due on " + after.deadline().dueOn();
    }
    return before.state() == after.state()
        ? after.state().word()
        : "%s, was %s".formatted(after.state().word(), before.state().word());
  }
}
