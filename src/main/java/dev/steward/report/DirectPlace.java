package dev.steward.report;

import dev.steward.files.FileStore;
import java.io.IOException;

/**
 * Files are written where readers look, for stores that would move a folder file by file. Until the
 * manifest is there nothing is published, so the earlier one goes first.
 */
record DirectPlace(FileStore store, String target) implements PublicationPlace {
  @Override
  public String folder() {
    return target;
  }

  @Override
  public void prepare() throws IOException {
    store.delete(target + "/" + Manifest.FILE);
    store.delete(target);
  }

  @Override
  public void settle() {}

  @Override
  public void discard() throws IOException {
    prepare();
  }
}
