package dev.steward.catalog;

import dev.steward.core.TableRef;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configured sources, each opened when it is first needed and open until this is closed. Safe
 * for use by several threads.
 */
public final class Sources implements AutoCloseable {
  private static final int TABLES_KEPT = 256;

  private final Map<String, ConfiguredSource> configured = new LinkedHashMap<>();
  private final Map<String, Source> opened = new HashMap<>();
  private final Map<TableRef, Table> tables =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TableRef, Table> eldest) {
          return size() > TABLES_KEPT;
        }
      };

  public Sources(List<ConfiguredSource> configured) {
    configured.forEach(source -> this.configured.put(source.name(), source));
  }

  /** Names of the sources, in the configuration's order. */
  public List<String> names() {
    return List.copyOf(configured.keySet());
  }

  /**
   * The source of that name.
   *
   * @throws SourceException where it cannot be opened; the next call tries again
   */
  public synchronized Source source(String name) throws SourceException {
    Source source = opened.get(name);
    if (source == null) {
      ConfiguredSource settings = configured.get(name);
      if (settings == null) {
        throw new SourceException("Cannot open source " + name, "it is not configured");
      }
      source = settings.open();
      opened.put(name, source);
    }
    return source;
  }

  /**
   * A table with its metadata, which is read once while it is in use.
   *
   * @throws SourceException where the table or its source cannot be read
   */
  public Table table(TableRef ref) throws SourceException {
    synchronized (tables) {
      Table known = tables.get(ref);
      if (known != null) {
        return known;
      }
    }
    Table table = source(ref.source()).table(ref.table());
    synchronized (tables) {
      tables.put(ref, table);
    }
    return table;
  }

  /** A table with its metadata read anew: it may have changed since. */
  public Table reread(TableRef ref) throws SourceException {
    synchronized (tables) {
      tables.remove(ref);
    }
    return table(ref);
  }

  /** Forgets the metadata of all tables: they may have changed since. */
  public void forget() {
    synchronized (tables) {
      tables.clear();
    }
  }

  @Override
  public synchronized void close() {
    opened.values().forEach(Source::close);
    opened.clear();
  }
}
