package dev.steward.source.csv;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.files.ScratchName;
import dev.steward.files.StoredFile;
import dev.steward.source.FolderTables.Part;
import dev.steward.source.JsonPath;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rewrites files; a unit is a file. What a change does not touch stays to the byte. */
final class CsvChanger implements RowChanger {
  private static final int MOST_ATTEMPTS = 5;

  private final TableRef ref;
  private final FileStore store;
  private final CsvSettings settings;
  private final List<CsvFile> files;
  private final Map<String, String> partitionColumns;

  /**
   * @param partitionColumns columns by the keys of the folders that tell them
   */
  CsvChanger(
      TableRef ref,
      FileStore store,
      CsvSettings settings,
      List<CsvFile> files,
      Map<String, String> partitionColumns) {
    this.ref = ref;
    this.store = store;
    this.settings = settings;
    this.files = files;
    this.partitionColumns = partitionColumns;
  }

  @Override
  public List<Split> plan(List<RowChange> changes) throws SourceException {
    requireColumns(changes);
    List<Split> units = new ArrayList<>();
    for (CsvFile file : files) {
      CsvJudge judge = new CsvJudge(file, constants(file), changes);
      if (!file.isEmpty() && changes.stream().anyMatch(judge::mayMatch)) {
        requireWritable(file, changes);
        units.add(CsvSplit.whole(file.file()).split(file.place(), -1, file.formatInWords()));
      }
    }
    return units;
  }

  private void requireColumns(List<RowChange> changes) throws SourceException {
    String attempt = "Cannot plan the changes of " + ref;
    Set<String> written = new HashSet<>();
    files.forEach(file -> written.addAll(file.names()));
    for (RowChange change : changes) {
      Set<String> read = new HashSet<>(change.columns());
      change.only().ifPresent(only -> read.add(only.column()));
      for (String name : read) {
        if (!written.contains(name) && !partitionColumns.containsValue(name)) {
          throw new SourceException(attempt, "there is no column " + name);
        }
      }
      if (change.action() instanceof Action.Set set) {
        for (String name : set.cells().keySet()) {
          if (JsonPath.longestAbove(name, written).isEmpty()) {
            throw new SourceException(
                attempt,
                partitionColumns.containsValue(name)
                    ? "column " + name + " is the name of folders"
                    : "there is no column " + name);
          }
        }
      }
    }
  }

  /** What puts cells right has to be of the file's charset. */
  private void requireWritable(CsvFile file, List<RowChange> changes) throws SourceException {
    CharsetEncoder encoder = file.encoding().charset().newEncoder();
    for (RowChange change : changes) {
      if (change.action() instanceof Action.Set set) {
        for (Map.Entry<String, Replacement> cell : set.cells().entrySet()) {
          if (cell.getValue() instanceof Replacement.Correction correction
              && !encoder.canEncode(correction.right())) {
            throw new SourceException(
                "Cannot plan the changes of " + ref + ", " + file.place(),
                "the new value of column " + cell.getKey() + " is not of the file's charset");
          }
        }
      }
    }
  }

  private Map<String, @Nullable String> constants(CsvFile file) {
    Map<String, @Nullable String> constants = new HashMap<>();
    partitionColumns.forEach((key, name) -> constants.put(name, file.partition().get(key)));
    return constants;
  }

  @Override
  public Counts apply(Split unit, List<RowChange> changes, Guard guard) throws SourceException {
    String attempt = "Cannot change " + ref + ", " + unit.place();
    String path = CsvSplit.of(unit).path();
    CsvFile known =
        files.stream()
            .filter(file -> file.file().path().equals(path))
            .findFirst()
            .orElseThrow(
                () -> new SourceChangedException(attempt, "the file is not part of the table now"));
    try {
      for (int i = 0; i < MOST_ATTEMPTS; i++) {
        Optional<Counts> done = change(known, changes, guard);
        if (done.isPresent()) {
          return done.get();
        }
      }
    } catch (NoSuchFileException e) {
      throw new SourceChangedException(attempt, "the file is gone");
    } catch (CharacterCodingException e) {
      throw new SourceException(attempt, "a replacement is not of the file's charset", e);
    } catch (IOException e) {
      throw new SourceException(attempt, FileStore.reason(e), e);
    }
    throw new SourceException(attempt, "the file changes again and again");
  }

  /** One try; empty where the file changed meanwhile and was left alone. */
  private Optional<Counts> change(CsvFile known, List<RowChange> changes, Guard guard)
      throws IOException, SourceException {
    String path = store.target(known.file().path());
    StoredFile before = store.stat(path);
    byte[] content = content(path);
    CsvFile file = inspect(path, known);
    CsvJudge judge = new CsvJudge(file, constants(file), changes);
    CsvRewrite look = new CsvRewrite(store, file, judge, changes);
    look.look();
    if (look.changesNothing()) {
      return Optional.of(new Counts(look.rows(), look.changed()));
    }
    if (!store.isWritable(path)) {
      throw new FileSystemException(path, null, "the file is read-only");
    }
    String scratch = ScratchName.beside(path);
    boolean done = false;
    try {
      CsvRewrite rewrite = new CsvRewrite(store, file, judge, changes);
      rewrite.write(scratch);
      verify(file.at(store.stat(scratch)), changes, rewrite);
      if (store.stat(path).equals(before) && java.util.Arrays.equals(content(path), content)) {
        guard.check();
        // without, the file is only not checked; those of the old file would make the new one fail
        store.delete(ScratchName.checksumsOf(path));
        store.replace(scratch, path);
        done = true;
        return Optional.of(new Counts(rewrite.rows(), rewrite.changed()));
      }
      return Optional.empty();
    } finally {
      if (!done) {
        store.delete(scratch);
      }
    }
  }

  private CsvFile inspect(String path, CsvFile known) throws IOException {
    Part part = new Part(store.stat(path), known.place(), known.partition());
    return CsvFile.inspect(store, part, settings);
  }

  /** Reads what was written: no record is left that was to go, and no other is missing. */
  private void verify(CsvFile written, List<RowChange> changes, CsvRewrite rewrite)
      throws IOException {
    CsvJudge judge = new CsvJudge(written, constants(written), changes);
    CsvRewrite left = new CsvRewrite(store, written, judge, changes);
    left.look();
    if (left.deleted() > 0 || left.rows() != rewrite.rows() - rewrite.deleted()) {
      throw new MalformedCsvException("what was written does not read as it should");
    }
  }

  private byte[] content(String path) throws IOException {
    try (InputStream in = store.read(path)) {
      return CsvRewrite.digest(in);
    }
  }

  @Override
  public void sweep() throws SourceException {
    for (CsvFile file : files) {
      try {
        String path = store.target(file.file().path());
        String folder = ScratchName.folderOf(path);
        for (String name : store.names(folder)) {
          if (ScratchName.isFor(path, name)) {
            store.delete(folder + "/" + name);
          }
        }
      } catch (IOException e) {
        throw new SourceException(
            "Cannot clear up beside " + ref + ", " + file.place(), FileStore.reason(e), e);
      }
    }
  }

  @Override
  public String toString() {
    return "CsvChanger[" + ref + "]";
  }
}
