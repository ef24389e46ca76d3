package dev.steward.source.csv;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.files.StoredFile;
import dev.steward.source.FolderTables;
import dev.steward.source.KeyFilter;
import dev.steward.source.MatchingRows;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One or more CSV files as a table: the columns of all files by name, then the keys of {@code
 * key=value} folders, then a synthetic column for cells beyond the header. All are text.
 */
final class CsvTable implements Table {
  /** A table of fewer bytes has its rows counted. */
  private static final long COUNTED_BYTES = 64 << 20;

  /** What text is packed by, about. */
  private static final long GZIP_RATIO = 8;

  private final TableRef ref;
  private final FileStore store;
  private final CsvSettings settings;
  private final List<CsvFile> files;
  private final List<String> remarks;
  private final List<Column> columns = new ArrayList<>();
  private final Map<String, String> partitionColumns = new LinkedHashMap<>();
  private @Nullable List<Long> counts;

  private CsvTable(
      TableRef ref,
      FileStore store,
      CsvSettings settings,
      List<CsvFile> files,
      List<String> partitionKeys,
      List<String> remarks) {
    this.ref = ref;
    this.store = store;
    this.settings = settings;
    this.files = List.copyOf(files);
    this.remarks = List.copyOf(remarks);
    Set<String> names = new LinkedHashSet<>();
    files.forEach(file -> names.addAll(file.names()));
    if (names.isEmpty()) {
      return;
    }
    UniqueNames unique = new UniqueNames();
    names.forEach(name -> columns.add(text(unique.of(name), false)));
    for (String key : partitionKeys) {
      String name = unique.of(key);
      partitionColumns.put(key, name);
      columns.add(text(name, false));
    }
    columns.add(text(unique.of("(surplus)"), true));
  }

  static CsvTable open(
      TableRef ref, FileStore store, FolderTables.FolderTable table, CsvSettings settings)
      throws SourceException {
    List<CsvFile> files = new ArrayList<>();
    for (FolderTables.Part part : table.files()) {
      try {
        files.add(CsvFile.inspect(store, part, settings));
      } catch (IOException e) {
        throw new SourceException(attempt(ref, part.place()), FileStore.reason(e), e);
      }
    }
    return new CsvTable(
        ref, store, settings, files, table.partitionKeys(), CsvRemarks.about(files, settings));
  }

  @Override
  public TableRef ref() {
    return ref;
  }

  @Override
  public List<Column> columns() {
    return List.copyOf(columns);
  }

  @Override
  public OptionalLong rows() throws SourceException {
    List<Long> known = counts();
    return known == null ? OptionalLong.empty() : OptionalLong.of(sum(known));
  }

  @Override
  public List<String> remarks() {
    return remarks;
  }

  @Override
  public List<Split> plan(ScanScope scope) throws SourceException {
    if (scope instanceof ScanScope.Sample sample) {
      List<Long> known = counts();
      return known == null || sum(known) > sample.rows()
          ? sample(sample.rows(), known)
          : whole(known);
    }
    return whole(null);
  }

  private List<Split> whole(@Nullable List<Long> known) {
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      CsvFile file = files.get(i);
      if (!file.isEmpty()) {
        long rows = known == null ? -1 : known.get(i);
        splits.add(CsvSplit.whole(file.file()).split(file.place(), rows, file.formatInWords()));
      }
    }
    return splits;
  }

  private List<Split> sample(long rows, @Nullable List<Long> known) throws SourceException {
    List<Long> weights =
        known == null ? files.stream().map(file -> file.file().length()).toList() : known;
    List<Split> splits = new ArrayList<>();
    try {
      List<List<CsvSplit>> runs = new CsvSample(store, rows).of(files, weights);
      for (int i = 0; i < files.size(); i++) {
        for (CsvSplit run : runs.get(i)) {
          splits.add(run.split(files.get(i).place(), run.most(), files.get(i).formatInWords()));
        }
      }
    } catch (IOException e) {
      throw new SourceException("Cannot plan a sample of " + ref, FileStore.reason(e), e);
    }
    return splits;
  }

  @Override
  public RowCursor read(Split split, Set<String> wanted) throws SourceException {
    CsvSplit part = CsvSplit.of(split);
    String attempt = attempt(ref, split.place());
    CsvFile file =
        files.stream()
            .filter(f -> f.file().path().equals(part.path()))
            .findFirst()
            .orElseThrow(
                () -> new SourceChangedException(attempt, "the file is not part of the table now"));
    try {
      StoredFile now = store.stat(part.path());
      if (!part.isOf(now) || !part.isOf(file.file())) {
        throw new SourceChangedException(attempt, "the file changed since it was planned");
      }
      return new CsvCursor(attempt, store, file, part, cellColumns(file, wanted));
    } catch (NoSuchFileException e) {
      throw new SourceChangedException(attempt, "the file is gone since it was planned");
    } catch (IOException e) {
      throw new SourceException(attempt, FileStore.reason(e), e);
    }
  }

  /** All of the file is read: only its rows tell where they are. */
  @Override
  public RowCursor read(Split split, Set<String> wanted, KeyFilter filter) throws SourceException {
    return new MatchingRows(read(split, wanted), filter);
  }

  @Override
  public RowChanger changer() {
    return new CsvChanger(ref, store, settings, files, partitionColumns);
  }

  private List<CellColumn> cellColumns(CsvFile file, Set<String> wanted) {
    Map<String, CellColumn> all = new LinkedHashMap<>();
    Map<String, Integer> positions = new HashMap<>();
    file.names().forEach(name -> positions.put(name, positions.size()));
    for (Column column : columns) {
      int index = positions.getOrDefault(column.name(), -1);
      if (column.synthetic()) {
        String delimiter = String.valueOf(file.format().delimiter());
        all.put(
            column.name(),
            new SurplusCells(column, file.names().size(), delimiter, new TextColumn()));
      } else if (index >= 0) {
        all.put(column.name(), new OneCell(column, index, new TextColumn()));
      }
    }
    partitionColumns.forEach(
        (key, name) -> all.put(name, SameCell.of(text(name, false), file.partition().get(key))));
    Set<String> others = new HashSet<>(all.keySet());
    others.removeAll(wanted);
    others.forEach(all::remove);
    return List.copyOf(all.values());
  }

  /** Rows of each file; null where there is too much to read. */
  private synchronized @Nullable List<Long> counts() throws SourceException {
    long bytes = files.stream().mapToLong(CsvTable::textBytes).sum();
    if (counts == null && bytes < COUNTED_BYTES) {
      List<Long> counted = new ArrayList<>();
      for (CsvFile file : files) {
        counted.add(count(file));
      }
      counts = counted;
    }
    return counts;
  }

  private long count(CsvFile file) throws SourceException {
    try (RecordSplitter records = file.records(store)) {
      long count = 0;
      while (records.next() != null) {
        count++;
      }
      return Math.max(0, count - file.recordsBeforeData());
    } catch (IOException e) {
      throw new SourceException(attempt(ref, file.place()), FileStore.reason(e), e);
    }
  }

  private static long sum(List<Long> rows) {
    return rows.stream().mapToLong(Long::longValue).sum();
  }

  private static long textBytes(CsvFile file) {
    return file.file().length() * (file.encoding().gzip() ? GZIP_RATIO : 1);
  }

  private static Column text(String name, boolean synthetic) {
    return new Column(name, DataType.TEXT, "text", synthetic);
  }

  private static String attempt(TableRef ref, String place) {
    return "Cannot read " + ref + ", " + place;
  }
}
