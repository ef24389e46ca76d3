package dev.steward.source.csv;

import dev.steward.core.Suggestion;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.source.Discovery;
import dev.steward.source.FolderTables;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import dev.steward.source.TableGlobs;
import dev.steward.source.TablePlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV files below a location: {@code .csv}, {@code .tsv} and {@code .txt}, each also with {@code
 * .gz}; {@link FolderTables} says which tables they make up. Plain and gzip files are told by their
 * first bytes.
 */
public final class CsvSource implements Source {
  private static final List<String> EXTENSIONS =
      List.of(".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz");

  private final CsvSettings settings;
  private final FileStore store;
  private final String location;
  private final TableGlobs globs;
  private volatile @Nullable FolderTables found;

  private CsvSource(CsvSettings settings, FileStore store) {
    this.settings = settings;
    this.store = store;
    this.location = store.resolve(settings.location());
    this.globs = new TableGlobs(settings.include(), settings.exclude());
  }

  /**
   * @throws SourceException where there is no file system for the location; whether the location is
   *     there is seen when it is first read
   */
  public static CsvSource open(CsvSettings settings) throws SourceException {
    try {
      return new CsvSource(settings, FileStore.of(settings.location(), settings.hadoop()));
    } catch (IOException e) {
      throw new SourceException(attempt(settings), FileStore.reason(e), e);
    }
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Discovery discover() throws SourceException {
    FolderTables now = list();
    List<String> names =
        now.tables().stream().map(FolderTables.FolderTable::name).filter(globs::admit).toList();
    List<Discovery.Unreadable> unreadable = new ArrayList<>(now.unreadable());
    unreadable.removeIf(place -> !globs.mayAdmitBelow(place.table()));
    return new Discovery(names, unreadable);
  }

  @Override
  public Table table(String name) throws SourceException {
    return CsvTable.open(new TableRef(settings.name(), name), store, folder(name), settings);
  }

  @Override
  public TablePlace place(String table) throws SourceException {
    return new TablePlace.InFiles(folder(table).path());
  }

  private FolderTables.FolderTable folder(String name) throws SourceException {
    FolderTables tables = found;
    if (tables == null || tables.table(name) == null) {
      tables = list();
    }
    FolderTables.FolderTable table = tables.table(name);
    if (table == null) {
      List<String> names =
          tables.tables().stream()
              .map(FolderTables.FolderTable::name)
              .filter(globs::admit)
              .toList();
      throw new SourceException(
          "Cannot read " + new TableRef(settings.name(), name),
          "no such table below " + location + Suggestion.didYouMean(name, names));
    }
    return table;
  }

  @Override
  public void close() {}

  private FolderTables list() throws SourceException {
    try {
      FolderTables now = new FolderTables(location, store.list(location), EXTENSIONS);
      found = now;
      return now;
    } catch (IOException e) {
      throw new SourceException(attempt(settings), FileStore.reason(e), e);
    }
  }

  private static String attempt(CsvSettings settings) {
    return "Cannot list " + settings.name() + " at " + settings.location();
  }
}
