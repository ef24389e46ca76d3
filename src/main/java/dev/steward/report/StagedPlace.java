package dev.steward.report;

import dev.steward.files.FileStore;
import java.io.IOException;

/**
 * Files are written beside the target and moved there as a folder; an earlier publication steps
 * aside for the move. Readers pass over folders whose names begin with a dot.
 */
record StagedPlace(FileStore store, String target, String folder, String old)
    implements PublicationPlace {
  StagedPlace(FileStore store, String parent, String label) {
    this(
        store,
        parent + "/" + label,
        parent + "/." + label + ".staging",
        parent + "/." + label + ".old");
  }

  @Override
  public void prepare() throws IOException {
    store.delete(folder);
    if (store.exists(target)) {
      store.delete(old);
    } else if (store.exists(old)) {
      // killed between the two moves: readers get back what they had
      store.move(old, target);
    }
  }

  @Override
  public void settle() throws IOException {
    if (store.exists(target)) {
      store.delete(old);
      store.move(target, old);
    }
    store.move(folder, target);
    store.delete(old);
  }

  @Override
  public void discard() throws IOException {
    prepare();
  }
}
