package dev.steward.request.match;

import dev.steward.core.PseudonymKey;
import dev.steward.request.Correction;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForms;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Requests and suppressed identifiers, put together by a test. */
final class Register {
  static final IdentifierForms FORMS = new IdentifierForms(Optional.of("DE"));
  static final IdentifierDigest DIGEST = new IdentifierDigest(key(1));

  private final List<RegisteredRequest> requests = new ArrayList<>();
  private final SuppressedIdentifiers.Builder suppressed = new SuppressedIdentifiers.Builder();

  static PseudonymKey key(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new PseudonymKey(bytes);
  }

  Register request(String id, RequestType type, String kind, String value, String receivedOn) {
    requests.add(
        RegisteredRequest.taken(
            new SubjectRequest(
                id,
                type,
                FORMS.identifier(kind, value),
                LocalDate.parse(receivedOn),
                false,
                "",
                type == RequestType.RECTIFICATION
                    ? Optional.of(new Correction("city", "Newtown"))
                    : Optional.empty()),
            Instant.EPOCH));
    return this;
  }

  Register suppress(Identifier identifier) {
    suppressed.add(DIGEST.entry(identifier));
    return this;
  }

  RequestsInForce build() {
    return new RequestsInForce(requests, suppressed.build(), FORMS, DIGEST);
  }
}
