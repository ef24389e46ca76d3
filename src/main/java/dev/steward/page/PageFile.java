package dev.steward.page;

import dev.steward.files.FileStore;
import java.io.IOException;
import java.io.OutputStream;

/** Puts a page in its place at once: readers see the old one or the new. */
final class PageFile {
  private PageFile() {}

  static void place(FileStore store, String target, byte[] html) throws IOException {
    int name = target.lastIndexOf('/') + 1;
    // where files do not move at once, one that is written appears at once when it is closed
    String draft =
        store.movesAtomically()
            ? target.substring(0, name) + "." + target.substring(name) + ".tmp"
            : target;
    try (OutputStream out = store.write(draft)) {
      out.write(html);
    }
    if (!draft.equals(target)) {
      store.move(draft, target);
    }
  }
}
