package dev.steward.report;

import java.io.IOException;

/**
 * Is told of each change of what was published, before and after it takes effect, so that a
 * manifest is known to be rightful whenever the process is killed.
 */
public interface ManifestWitness {
  /** Nobody is told. */
  ManifestWitness NONE =
      new ManifestWitness() {
        @Override
        public void replacing(String place, String manifestSha256) {}

        @Override
        public void replaced(String place, String manifestSha256) {}
      };

  /**
   * A manifest is about to take the place of another.
   *
   * @param place the publication's job and label, {@code pii-inventory/2026-11-01}
   * @param manifestSha256 of the new manifest's file
   */
  void replacing(String place, String manifestSha256) throws IOException;

  /** It has taken that place. */
  void replaced(String place, String manifestSha256) throws IOException;
}
