package dev.steward.source.parquet;

import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import dev.steward.files.StoredFile;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The footers read last, by the file's place and state: a file that was written anew is read anew.
 * Safe for use by several threads.
 */
final class Footers {
  /** Some 50 MB: a column chunk takes a few hundred bytes. */
  private static final long MOST_CHUNKS = 150_000;

  private final FileStore store;
  private final long most;
  private final Map<StoredFile, Footer> recent = new LinkedHashMap<>(16, 0.75f, true);
  private long chunks;

  Footers(FileStore store) {
    this(store, MOST_CHUNKS);
  }

  Footers(FileStore store, long most) {
    this.store = store;
    this.most = most;
  }

  Footer of(StoredFile file) throws IOException {
    Footer known = find(file);
    if (known != null) {
      return known;
    }
    try (SeekableFile opened = store.open(file.path())) {
      return of(file, opened);
    }
  }

  /** As {@link #of(StoredFile)}, from the file already open. */
  Footer of(StoredFile file, SeekableFile opened) throws IOException {
    Footer known = find(file);
    if (known == null) {
      known = Footer.read(opened);
      keep(file, known);
    }
    return known;
  }

  private synchronized @Nullable Footer find(StoredFile file) {
    return recent.get(file);
  }

  private synchronized void keep(StoredFile file, Footer footer) {
    Footer before = recent.put(file, footer);
    chunks += footer.chunks() - (before == null ? 0 : before.chunks());
    Iterator<Footer> oldest = recent.values().iterator();
    while (chunks > most && recent.size() > 1) {
      chunks -= oldest.next().chunks();
      oldest.remove();
    }
  }
}
