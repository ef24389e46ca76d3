package dev.steward.audit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the trail says of the manifest that a publication has, or of a page.
 *
 * @param row the last row that says so
 * @param rightful SHA-256 of the manifest; of several, where it was about to be replaced and the
 *     trail does not say that it was
 */
record Recorded(long row, Set<String> rightful) {
  Recorded {
    rightful = Set.copyOf(rightful);
  }

  /** With what a row says after those of before. */
  static Recorded after(Optional<Recorded> before, AuditEntry entry, AuditAction action) {
    String sha256 = entry.manifestSha256().orElseThrow();
    Set<String> rightful =
        action.isAhead() && before.isPresent()
            ? Stream.concat(before.get().rightful().stream(), Stream.of(sha256))
                .collect(Collectors.toSet())
            : Set.of(sha256);
    return new Recorded(entry.sequence(), rightful);
  }
}
