package dev.steward.source;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** A table's metadata and the way to its rows. Safe for use by several threads. */
public interface Table {
  TableRef ref();

  /** The columns, in the source's order. */
  List<Column> columns();

  /**
   * The number of rows, where metadata or a cheap query tells; empty where only a full scan would.
   */
  OptionalLong rows() throws SourceException;

  /** What a reader of a report should know about the table, such as "no primary key: one split". */
  List<String> remarks();

  /**
   * Cuts the table, or a sample spread over it, into splits. The same table gives the same splits.
   */
  List<Split> plan(ScanScope scope) throws SourceException;

  /**
   * Opens a split that {@link #plan} cut, possibly in another process.
   *
   * @param columns names of the columns to read; others are not touched where the format allows
   * @throws SourceChangedException where the data is no longer what was planned
   */
  RowCursor read(Split split, Set<String> columns) throws SourceException;

  /**
   * As {@link #read(Split, Set)}, for readers to whom it is all the same in which order rows come:
   * some sources have them sooner.
   */
  default RowCursor readInAnyOrder(Split split, Set<String> columns) throws SourceException {
    return read(split, columns);
  }

  /**
   * How many columns one reading should ask for. Where columns lie apart, each one that is open
   * takes memory, and to read a split once more for other columns costs little.
   */
  default int columnsAtOnce() {
    return Integer.MAX_VALUE;
  }

  /** Columns whose cells tell its rows apart, none of them null; empty where none are known. */
  default List<String> key() {
    return List.of();
  }

  /**
   * Foreign keys of other tables of the source that keep its rows from being deleted; none where
   * nothing enforces any.
   */
  default List<Reference> referredBy() throws SourceException {
    return List.of();
  }

  /** Cuts the table for a search; the same table and filter give the same splits. */
  default List<Split> plan(KeyFilter filter) throws SourceException {
    return plan(new ScanScope.Full());
  }

  /**
   * Opens a split that {@link #plan(KeyFilter)} cut for the same filter. The cursor gives all rows
   * that the filter names, and possibly others.
   *
   * @param columns names of columns to read of those rows, of {@link #columns} or {@link
   *     #wholeColumns}, the filter's among them. A name that is a column's and, as a list's or
   *     map's, a nested field's gives both, the field as JSON after the column
   * @throws SourceChangedException where the data is no longer what was planned
   */
  default RowCursor read(Split split, Set<String> columns, KeyFilter filter)
      throws SourceException {
    return read(split, columns);
  }

  /**
   * The columns that together show a row as it is: those of {@link #columns} that are not
   * synthetic; where the format nests, its top-level fields. A field that is nested is one column
   * of text, JSON, whose declared type is {@code json}; only the reading of rows by a filter gives
   * it.
   */
  default List<Column> wholeColumns() {
    return columns().stream().filter(column -> !column.synthetic()).toList();
  }

  /**
   * The way to change its rows.
   *
   * @throws SourceException where they cannot be changed, with the reason
   */
  default RowChanger changer() throws SourceException {
    throw new SourceException("Cannot change " + ref(), "tables of this kind are only read");
  }
}
