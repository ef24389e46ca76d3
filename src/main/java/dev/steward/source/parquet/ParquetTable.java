package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import dev.steward.files.StoredFile;
import dev.steward.source.FolderTables.Part;
import dev.steward.source.KeyFilter;
import dev.steward.source.RowChanger;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file, or files together, whose footers have been read. */
final class ParquetTable implements Table {
  /** Each holds a page, its read-ahead and its vector: a megabyte or two. */
  private static final int COLUMNS_AT_ONCE = 64;

  private static final int FILES_TO_LOOK_INTO = 8;

  private final TableRef ref;
  private final TableFolder folder;
  private final FileStore store;
  private final Footers footers;
  private final Runnable onChange;
  private final List<TableFile> files;
  private final List<Column> columns;
  private final List<Column> whole;
  private final Set<String> mapKeys;

  private ParquetTable(
      TableRef ref,
      TableFolder folder,
      FileStore store,
      Footers footers,
      Runnable onChange,
      List<TableFile> files,
      List<Column> columns,
      List<Column> whole,
      Set<String> mapKeys) {
    this.ref = ref;
    this.folder = folder;
    this.store = store;
    this.footers = footers;
    this.onChange = onChange;
    this.files = List.copyOf(files);
    this.columns = List.copyOf(columns);
    this.whole = List.copyOf(whole);
    this.mapKeys = Set.copyOf(mapKeys);
  }

  /**
   * @param onChange is told when files turn out to be others than those listed
   */
  static ParquetTable open(
      TableRef ref, TableFolder folder, FileStore store, Footers footers, Runnable onChange)
      throws SourceException {
    List<TableFile> files = new ArrayList<>();
    TableSchema schema = new TableSchema();
    for (Part part : folder.files()) {
      try {
        Footer footer = footers.of(part.file());
        schema.add(footer);
        files.add(TableFile.of(part.file(), part.place(), footer));
      } catch (IOException | RuntimeException e) {
        throw new SourceException(
            "Cannot read " + ref + ", file " + part.place(), Faults.reason(e), e);
      }
    }
    Set<String> text =
        new TextLook(store, footers).among(schema.undecided(), folder.files(), FILES_TO_LOOK_INTO);
    List<Column> columns = schema.columns(text, folder.partitionKeys());
    return new ParquetTable(
        ref,
        folder,
        store,
        footers,
        onChange,
        files,
        columns,
        schema.whole(columns),
        schema.mapKeys());
  }

  @Override
  public TableRef ref() {
    return ref;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<Column> wholeColumns() {
    return whole;
  }

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(files.stream().mapToLong(TableFile::allRows).sum());
  }

  @Override
  public List<String> remarks() {
    return folder.remarks();
  }

  @Override
  public List<Split> plan(ScanScope scope) {
    return new SplitPlanner(files).plan(scope);
  }

  /** Without the row groups that have no such row by their statistics. Opens each file once. */
  @Override
  public List<Split> plan(KeyFilter filter) throws SourceException {
    SearchPlanner planner = new SearchPlanner();
    for (TableFile file : files) {
      String attempt = "Cannot search " + ref + ", file " + file.place();
      try (SeekableFile opened = store.open(file.file().path())) {
        if (!store.stat(file.file().path()).equals(file.file())) {
          throw changed(attempt, "the file was written again after it was listed");
        }
        Footer footer = footers.of(file.file(), opened);
        Selection keys = selection(file.file().path(), footer, filter.columns());
        planner.add(file, new Search(filter, keys).among(Statistics.read(opened), footer));
      } catch (NoSuchFileException e) {
        throw changed(attempt, "the file is gone since it was listed");
      } catch (IOException | RuntimeException e) {
        throw new SourceException(attempt, Faults.reason(e), e);
      }
    }
    return planner.splits();
  }

  @Override
  public RowCursor read(Split split, Set<String> wanted) throws SourceException {
    return open(
        split,
        (attempt, file, footer, planned) ->
            new ParquetCursor(
                attempt, file, footer, selection(planned.path(), footer, wanted), planned));
  }

  @Override
  public RowCursor read(Split split, Set<String> wanted, KeyFilter filter) throws SourceException {
    return open(
        split,
        (attempt, file, footer, planned) -> {
          Selection keys = selection(planned.path(), footer, filter.columns());
          Selection all =
              selection(planned.path(), footer, wanted).with(nested(), columns, footer, wanted);
          return new SearchCursor(attempt, file, footer, new Search(filter, keys), all, planned);
        });
  }

  private List<Column> nested() {
    return whole.stream().filter(column -> !columns.contains(column)).toList();
  }

  /** What reads a split of an open file. */
  private interface Opening {
    RowCursor cursor(String attempt, SeekableFile file, Footer footer, ParquetSplit planned)
        throws IOException, SourceException;
  }

  private RowCursor open(Split split, Opening opening) throws SourceException {
    ParquetSplit planned = ParquetSplit.parse(split);
    Part part = partOf(planned.path());
    String attempt = "Cannot read " + ref + ", file " + part.place();
    @Nullable SeekableFile file = null;
    try {
      StoredFile now = store.stat(planned.path());
      if (!now.equals(planned.file())) {
        throw changed(attempt, "the file was written again after the table was planned");
      }
      file = store.open(planned.path());
      if (file.length() != planned.length()) {
        throw changed(attempt, "the file was written again while it was opened");
      }
      Footer footer = footers.of(now, file);
      return opening.cursor(attempt, file, footer, planned);
    } catch (NoSuchFileException e) {
      close(file);
      throw changed(attempt, "the file is gone since the table was planned");
    } catch (IOException | RuntimeException e) {
      close(file);
      throw new SourceException(attempt, Faults.reason(e), e);
    } catch (SourceException e) {
      close(file);
      throw e;
    }
  }

  @Override
  public RowChanger changer() throws SourceException {
    LakeFormat lake = folder.lake();
    if (lake != null) {
      throw new SourceException(
          "Cannot change " + ref,
          "it is a table of " + lake.title() + ", whose own records say which files count");
    }
    ChangedColumns changed =
        new ChangedColumns(columns, Set.copyOf(folder.partitionKeys()), mapKeys);
    return new ParquetChanger(ref, store, folder.files(), changed, onChange);
  }

  @Override
  public int columnsAtOnce() {
    return COLUMNS_AT_ONCE;
  }

  /** What to read of a file of the table. */
  private Selection selection(String path, Footer footer, Set<String> wanted)
      throws SourceChangedException {
    return Selection.of(
        columns, footer, Set.copyOf(folder.partitionKeys()), partOf(path).partition(), wanted);
  }

  private Part partOf(String path) throws SourceChangedException {
    for (Part part : folder.files()) {
      if (part.file().path().equals(path)) {
        return part;
      }
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    throw changed(
        "Cannot read " + ref + ", file " + name, "the file is no longer part of the table");
  }

  private SourceChangedException changed(String attempt, String reason) {
    onChange.run();
    return new SourceChangedException(attempt, reason);
  }

  private static void close(@Nullable SeekableFile file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // the first fault is the one to tell
    }
  }
}
