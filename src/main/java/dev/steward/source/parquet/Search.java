package dev.steward.source.parquet;

import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import dev.steward.files.SeekableFile;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A filter as one file sees it: what the file tells about its values rules out some of its rows,
 * before any is read.
 */
final class Search {
  /** More keys than that hit some page of most chunks. */
  private static final int MOST_KEYS_FOR_PAGES = 1000;

  /** Of a hundred keys that are not there, a usual bloom filter admits one. */
  private static final int MOST_KEYS_FOR_BLOOM = 64;

  private final KeyFilter filter;
  private final Selection keys;
  private final List<List<Part>> alternatives = new ArrayList<>();

  /** One column of an alternative that is in the file and of whose values the file tells. */
  private record Part(Leaf leaf, Sought sought) {}

  /**
   * @param keys the filter's columns, those that the file has
   */
  Search(KeyFilter filter, Selection keys) {
    this.filter = filter;
    this.keys = keys;
    for (KeyFilter.Keys alternative : filter.anyOf()) {
      parts(alternative).ifPresent(alternatives::add);
    }
  }

  KeyFilter filter() {
    return filter;
  }

  Selection keys() {
    return keys;
  }

  /** Whether no row of the file can match, whatever it holds. */
  boolean isHopeless() {
    return alternatives.isEmpty();
  }

  /** Empty where no row of the file can match. */
  private Optional<List<Part>> parts(KeyFilter.Keys alternative) {
    if (alternative.tuples().size() == 0) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < alternative.columns().size(); i++) {
      KeyFilter.KeyColumn column = alternative.columns().get(i);
      KeyTuples cells =
          alternative.columns().size() == 1 ? alternative.tuples() : alternative.tuples().column(i);
      Optional<Selection.Item> item =
          keys.items().stream()
              .filter(each -> each.column().name().equals(column.name()))
              .findFirst();
      if (item.isEmpty()) {
        return Optional.empty();
      }
      if (item.get() instanceof Selection.Stored stored) {
        Optional<Sought> sought =
            Sought.of(stored.leaf(), stored.asText(), column.comparison(), cells);
        if (sought.isPresent() && sought.get().size() == 0) {
          return Optional.empty();
        }
        sought.ifPresent(each -> parts.add(new Part(stored.leaf(), each)));
      } else if (item.get() instanceof Selection.Constant constant
          && column.comparison() == Comparison.EXACT
          && !isAmong(cells, constant)) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }

  private static boolean isAmong(KeyTuples cells, Selection.Constant constant) {
    KeyCell cell = new KeyCell();
    return constant.value() != null && cell.text(constant.value()) && cells.find(cell) >= 0;
  }

  /** The row groups that may hold a row, by their statistics. */
  BitSet among(Statistics statistics, Footer footer) {
    BitSet groups = new BitSet();
    for (int group = 0; group < footer.groups().size(); group++) {
      groups.set(group, mayHold(statistics, group));
    }
    return groups;
  }

  /** Whether a row group may hold a row, by its statistics. */
  boolean mayHold(Statistics statistics, int group) {
    return alternatives.stream()
        .anyMatch(
            parts ->
                parts.stream()
                    .allMatch(part -> statistics.mayHold(group, part.leaf(), part.sought())));
  }

  /**
   * The rows of a row group that may match, by its bloom filters and column indexes; looked at only
   * where the keys are so few that they may tell something.
   */
  List<Range> rows(SeekableFile file, Footer footer, int group) throws IOException {
    long rows = footer.groups().get(group).getRowCount();
    ChunkIndexes indexes = new ChunkIndexes(file, footer, group);
    List<Range> all = List.of();
    for (List<Part> parts : alternatives) {
      List<Range> some = List.of(new Range(0, rows));
      for (Part part : parts) {
        if (part.sought().size() <= MOST_KEYS_FOR_BLOOM
            && part.sought().isHashable()
            && !indexes.bloomMayHold(part.leaf(), part.sought())) {
          some = List.of();
        } else if (part.sought().size() <= MOST_KEYS_FOR_PAGES) {
          some = RowRanges.both(some, indexes.pagesOf(part.leaf(), part.sought(), rows));
        }
      }
      all = RowRanges.either(all, some);
    }
    return all;
  }

  @Override
  public String toString() {
    return "Search[" + alternatives.size() + " alternatives]";
  }
}
