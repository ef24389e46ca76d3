package dev.steward.request.match;

import dev.steward.core.HmacSha256;
import dev.steward.core.PseudonymKey;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForm;
import dev.steward.request.IdentifierForms;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hashes of identifiers under keys derived from the operator's: the same identifier has the same
 * hashes as long as the operator keeps the key. Safe for use by several threads.
 */
public final class IdentifierDigest {
  private static final byte[] END_OF_KIND = {0};

  private final byte[] secret;
  private final byte[] macKey;
  private final byte[] requestKey;
  private final Map<String, SipHash> hashes = new ConcurrentHashMap<>();

  public IdentifierDigest(PseudonymKey key) {
    this.secret = key.bytes();
    this.macKey = HmacSha256.derivedKey(secret, "suppression list");
    this.requestKey = HmacSha256.derivedKey(secret, "suppression list, requests");
  }

  /** An identifier as the suppression list keeps it. */
  public SuppressionEntry entry(Identifier identifier) {
    byte[] value = identifier.value().getBytes(StandardCharsets.UTF_8);
    int suffixDigits = suffixDigits(identifier);
    return new SuppressionEntry(
        identifier.kind(),
        suffixDigits,
        hash(identifier.kind(), value, suffixDigits),
        mac(identifier.kind(), value));
  }

  /** What stands for a request beside the identifiers of the person it erased. */
  public String pseudonym(String requestId) {
    byte[] mac = HmacSha256.of(requestKey, requestId.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().withoutPadding().encodeToString(mac);
  }

  /** How many last digits of a value are hashed, so that any spelling is found; 0 for all of it. */
  int suffixDigits(Identifier identifier) {
    return IdentifierForm.of(identifier.kind()) == IdentifierForm.PHONE
        ? IdentifierForms.lastDigitsInAnySpelling(identifier.value())
        : 0;
  }

  long hash(String kind, byte[] value, int suffixDigits) {
    int from = suffixDigits == 0 ? 0 : value.length - suffixDigits;
    return hash(kind).of(value, from, value.length);
  }

  SipHash hash(String kind) {
    return hashes.computeIfAbsent(
        kind, it -> new SipHash(HmacSha256.derivedKey(secret, "suppression hash " + it)));
  }

  byte[] mac(String kind, byte[] value) {
    return HmacSha256.of(macKey, kind.getBytes(StandardCharsets.UTF_8), END_OF_KIND, value);
  }

  @Override
  public String toString() {
    return "IdentifierDigest";
  }
}
