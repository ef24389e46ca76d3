package dev.steward.source.parquet;

import dev.steward.core.Suggestion;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.source.Discovery;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import dev.steward.source.TableGlobs;
import dev.steward.source.TablePlace;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables of Parquet files below a location.
 *
 * <p>What was listed and the metadata of tables are kept until the next {@link #discover}, or until
 * a file turns out to have changed: {@link #table} may be called for each split. Footers are read
 * once while a file stays the same.
 */
public final class ParquetSource implements Source {
  private static final int MOST_TABLES = 256;

  private final ParquetSettings settings;
  private final FileStore store;
  private final String location;
  private final TableGlobs globs;
  private final Footers footers;
  private final Map<String, Slot> slots =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Slot> eldest) {
          return size() > MOST_TABLES;
        }
      };
  private @Nullable Layout layout;

  /** A table that is read by the first who asks, while others who ask for it wait. */
  private static final class Slot {
    private @Nullable Table table;
  }

  private ParquetSource(ParquetSettings settings, FileStore store) {
    this.settings = settings;
    this.store = store;
    this.location = store.resolve(settings.location());
    this.globs = new TableGlobs(settings.include(), settings.exclude());
    this.footers = new Footers(store);
  }

  /**
   * @throws SourceException where the location's file system cannot be reached
   */
  public static ParquetSource open(ParquetSettings settings) throws SourceException {
    try {
      return new ParquetSource(settings, FileStore.of(settings.location(), settings.hadoop()));
    } catch (IOException | RuntimeException e) {
      throw new SourceException(
          "Cannot open " + settings.name() + " at " + settings.location(), Faults.reason(e), e);
    }
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Discovery discover() throws SourceException {
    forget();
    Layout found = layout();
    return new Discovery(
        found.names().stream().filter(globs::admit).toList(),
        found.unreadable().stream().filter(u -> globs.mayAdmitBelow(u.table())).toList());
  }

  @Override
  public Table table(String name) throws SourceException {
    Slot slot;
    synchronized (this) {
      slot = slots.computeIfAbsent(name, n -> new Slot());
    }
    synchronized (slot) {
      Table known = slot.table;
      if (known == null) {
        known = read(name);
        slot.table = known;
      }
      return known;
    }
  }

  private Table read(String name) throws SourceException {
    return ParquetTable.open(
        new TableRef(settings.name(), name), folder(name), store, footers, this::forget);
  }

  @Override
  public TablePlace place(String table) throws SourceException {
    return new TablePlace.InFiles(folder(table).path());
  }

  private TableFolder folder(String name) throws SourceException {
    Layout known = layout();
    TableFolder folder = known.table(name);
    if (folder == null || !globs.admit(name)) {
      throw new SourceException(
          "Cannot read " + new TableRef(settings.name(), name), absence(known, name));
    }
    return folder;
  }

  private String absence(Layout layout, String name) {
    return layout.unreadable().stream()
        .filter(place -> place.table().equals(name))
        .map(Discovery.Unreadable::reason)
        .findFirst()
        .orElseGet(
            () ->
                "no such table"
                    + Suggestion.didYouMean(
                        name, layout.names().stream().filter(globs::admit).toList()));
  }

  private synchronized Layout layout() throws SourceException {
    if (layout == null) {
      try {
        layout = Layout.of(store, location);
      } catch (IOException | RuntimeException e) {
        throw new SourceException(
            "Cannot list " + settings.name() + " at " + location, Faults.reason(e), e);
      }
    }
    return layout;
  }

  private synchronized void forget() {
    layout = null;
    slots.clear();
  }

  @Override
  public void close() {
    forget();
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "ParquetSource[" + List.of(settings.name(), location) + "]";
  }
}
