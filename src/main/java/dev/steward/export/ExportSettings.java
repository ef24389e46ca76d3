package dev.steward.export;

import java.time.Period;
import java.util.Optional;

/**
 * How requests are answered.
 *
 * @param passphrase bundles are AES-256 ZIPs under it; empty for none
 * @param recipientKey bundles are OpenPGP messages to it; empty for none
 * @param keepFor how long a bundle is kept after it was published
 * @param about what the person is told beside the data
 */
public record ExportSettings(
    Optional<Passphrase> passphrase,
    Optional<RecipientKey> recipientKey,
    Period keepFor,
    About about) {
  /** How long bundles are kept where nothing else is said. */
  public static final Period KEEP_FOR = Period.ofDays(30);

  /** Not encrypted, nothing told. */
  public static final ExportSettings NONE =
      new ExportSettings(Optional.empty(), Optional.empty(), KEEP_FOR, About.NOTHING);
}
