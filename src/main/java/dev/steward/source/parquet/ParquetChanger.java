package dev.steward.source.parquet;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.files.ScratchName;
import dev.steward.files.SeekableFile;
import dev.steward.files.StoredFile;
import dev.steward.source.FolderTables.Part;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites files; a unit is a file. Row groups without a row that changes stay as they are to the
 * byte. In the others all that is made of values is made anew: dictionaries, statistics, indexes,
 * bloom filters.
 */
final class ParquetChanger implements RowChanger {
  private static final int MOST_ATTEMPTS = 5;
  private static final int PIECE = 1 << 20;

  private final TableRef ref;
  private final FileStore store;
  private final List<Part> files;
  private final ChangedColumns columns;
  private final Runnable onChange;

  /**
   * @param onChange is told when files are no longer those listed
   */
  ParquetChanger(
      TableRef ref, FileStore store, List<Part> files, ChangedColumns columns, Runnable onChange) {
    this.ref = ref;
    this.store = store;
    this.files = List.copyOf(files);
    this.columns = columns;
    this.onChange = onChange;
  }

  @Override
  public List<Split> plan(List<RowChange> changes) throws SourceException {
    columns.require("Cannot plan the changes of " + ref, changes);
    List<Split> units = new ArrayList<>();
    for (Part part : files) {
      String attempt = "Cannot plan the changes of " + ref + ", file " + part.place();
      try (SeekableFile file = store.open(part.file().path());
          Unpacker unpacker = new Unpacker()) {
        Footer footer = Footer.read(file);
        Selection read = columns.read(changes, footer, part);
        if (new RowJudge(attempt, file, footer, changes, read, unpacker).mayFindAny()) {
          requireFitting(attempt, changes, footer);
          units.add(unit(part, footer));
        }
      } catch (NoSuchFileException e) {
        onChange.run();
        throw new SourceChangedException(attempt, "the file is gone since it was listed");
      } catch (IOException | RuntimeException e) {
        throw new SourceException(attempt, Faults.reason(e), e);
      }
    }
    return units;
  }

  private void requireFitting(String attempt, List<RowChange> changes, Footer footer)
      throws SourceException {
    for (LeafEdits leaf : LeafEdits.of(changes, footer, columns.table())) {
      Optional<String> misfit = leaf.misfit();
      if (misfit.isPresent()) {
        throw new SourceException(attempt, misfit.get());
      }
    }
  }

  private static Split unit(Part part, Footer footer) {
    long rows = footer.groups().stream().mapToLong(group -> group.getRowCount()).sum();
    int last = footer.groups().size() - 1;
    Split groups =
        ParquetSplit.of(part.file(), 0, last, List.of())
            .toSplit(part.place(), rows, footer.sha256());
    return new Split(part.place(), groups.payload(), rows, groups.content());
  }

  @Override
  public Counts apply(Split unit, List<RowChange> changes, Guard guard) throws SourceException {
    String attempt = "Cannot change " + ref + ", file " + unit.place();
    String path = ParquetSplit.parse(unit).path();
    Part part =
        files.stream()
            .filter(file -> file.file().path().equals(path))
            .findFirst()
            .orElseThrow(
                () -> new SourceChangedException(attempt, "the file is not part of the table now"));
    try {
      for (int i = 0; i < MOST_ATTEMPTS; i++) {
        Optional<Counts> done = change(attempt, part, changes, guard);
        if (done.isPresent()) {
          return done.get();
        }
      }
    } catch (NoSuchFileException e) {
      throw new SourceChangedException(attempt, "the file is gone");
    } catch (IOException | RuntimeException e) {
      throw new SourceException(attempt, Faults.reason(e), e);
    }
    throw new SourceException(attempt, "the file changes again and again");
  }

  /** One try; empty where the file changed meanwhile and was left alone. */
  private Optional<Counts> change(String attempt, Part part, List<RowChange> changes, Guard guard)
      throws IOException, SourceException {
    String path = store.target(part.file().path());
    StoredFile before = store.stat(path);
    try (SeekableFile file = store.open(path);
        Unpacker unpacker = new Unpacker()) {
      Footer footer = Footer.read(file);
      FileRewrite rewrite = rewrite(attempt, file, footer, part, changes, unpacker);
      rewrite.look();
      Counts counts = new Counts(rewrite.rows(), rewrite.changed());
      if (rewrite.changesNothing()) {
        return isStill(before, footer) ? Optional.of(counts) : Optional.empty();
      }
      if (!store.isWritable(path)) {
        throw new FileSystemException(path, null, "the file is read-only");
      }
      String scratch = ScratchName.beside(path);
      boolean done = false;
      try {
        write(scratch, rewrite);
        verify(attempt, scratch, footer, rewrite, part, changes);
        done = isStill(before, footer) && swap(scratch, path, guard);
        return done ? Optional.of(counts) : Optional.empty();
      } finally {
        if (!done) {
          store.delete(scratch);
        }
      }
    } catch (SourceException | IOException | RuntimeException e) {
      // what was read while another wrote is no fault of the file
      if (store.exists(path) && !store.stat(path).equals(before)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean swap(String scratch, String path, Guard guard)
      throws IOException, SourceException {
    guard.check();
    // without, the file is only not checked; those of the old file would make the new one fail
    store.delete(ScratchName.checksumsOf(path));
    store.replace(scratch, path);
    return true;
  }

  private FileRewrite rewrite(
      String attempt,
      SeekableFile file,
      Footer footer,
      Part part,
      List<RowChange> changes,
      Unpacker unpacker)
      throws IOException {
    Selection read = columns.read(changes, footer, part);
    return new FileRewrite(attempt, file, footer, changes, read, columns.table(), unpacker);
  }

  private void write(String scratch, FileRewrite rewrite) throws IOException, SourceException {
    try (PageCompressors compressors = new PageCompressors();
        OutputStream out = new BufferedOutputStream(store.write(scratch), PIECE)) {
      rewrite.write(out, compressors);
    }
  }

  private void verify(
      String attempt,
      String scratch,
      Footer old,
      FileRewrite rewrite,
      Part part,
      List<RowChange> changes)
      throws IOException, SourceException {
    String place = attempt + ", as it was written";
    try (SeekableFile file = store.open(scratch);
        Unpacker unpacker = new Unpacker()) {
      Footer footer = Footer.read(file);
      LastingChanges lasting = new LastingChanges(changes);
      FileRewrite again = rewrite(place, file, footer, part, lasting.withoutDerived(), unpacker);
      new WrittenFile(place, file, footer, lasting, again).require(old, rewrite);
    }
  }

  /** Whether the file is still the one that was read. */
  private boolean isStill(StoredFile before, Footer footer) throws IOException {
    if (!store.stat(before.path()).equals(before)) {
      return false;
    }
    try (SeekableFile now = store.open(before.path())) {
      return Footer.read(now).sha256().equals(footer.sha256());
    }
  }

  @Override
  public void sweep() throws SourceException {
    for (Part part : files) {
      try {
        String path = store.target(part.file().path());
        String folder = ScratchName.folderOf(path);
        for (String name : store.names(folder)) {
          if (ScratchName.isFor(path, name)) {
            store.delete(folder + "/" + name);
          }
        }
      } catch (IOException e) {
        throw new SourceException(
            "Cannot clear up beside " + ref + ", file " + part.place(), Faults.reason(e), e);
      }
    }
    onChange.run();
  }

  @Override
  public String toString() {
    return "ParquetChanger[" + ref + "]";
  }
}
