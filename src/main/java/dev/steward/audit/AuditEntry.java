package dev.steward.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the trail.
 *
 * @param sequence from 1, without gaps
 * @param at to the microsecond
 * @param actor who did it: a user and a host, or as configured
 * @param action a word of {@link AuditAction}, or whatever an altered row says
 * @param configurationSha256 of the configuration that it was done under, secrets masked
 * @param keyCheck tells the key that the row is chained under from others
 * @param chain the row's code, in hexadecimal, over the code of the row before and all of this one
 */
public record AuditEntry(
    long sequence,
    Instant at,
    String actor,
    String action,
    String object,
    String outcome,
    String configurationSha256,
    Optional<String> manifestSha256,
    String keyCheck,
    String chain) {

  AuditEntry chained(String code) {
    return new AuditEntry(
        sequence,
        at,
        actor,
        action,
        object,
        outcome,
        configurationSha256,
        manifestSha256,
        keyCheck,
        code);
  }
}
