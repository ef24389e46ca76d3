package dev.steward.report;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Replaces the manifest of a publication, at once, once the witness knows. */
final class ManifestFile {
  private static final String DRAFT = ".manifest.json.tmp";

  private ManifestFile() {}

  static void replace(
      FileStore store, String publication, Manifest manifest, ManifestWitness witness)
      throws IOException {
    byte[] content = ManifestJson.write(manifest).getBytes(StandardCharsets.UTF_8);
    String place = PublishedReport.place(publication);
    String sha256 = Sha256.of(content);
    witness.replacing(place, sha256);
    String target = publication + "/" + Manifest.FILE;
    // where files do not move at once, one that is written appears at once when it is closed
    String draft = store.movesAtomically() ? publication + "/" + DRAFT : target;
    try (OutputStream out = store.write(draft)) {
      out.write(content);
    }
    if (!draft.equals(target)) {
      store.move(draft, target);
    }
    witness.replaced(place, sha256);
  }
}
