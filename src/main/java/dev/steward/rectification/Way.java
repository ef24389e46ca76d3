package dev.steward.rectification;

import dev.steward.core.KeyTuples;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.subject.Belonging;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How people's rows of a table are found again. Holds personal data and prints none of it.
 *
 * @param comparisons of each column
 * @param belonging what the rows have to do with the people
 * @param link whether the columns refer to the people, rather than being their own key
 */
record Way(
    List<String> columns,
    List<Comparison> comparisons,
    Belonging belonging,
    boolean link,
    List<Key> keys) {
  Way {
    columns = List.copyOf(columns);
    comparisons = List.copyOf(comparisons);
    keys = List.copyOf(keys);
  }

  /** Cells, in the form in which they are compared, by which rows of a person are found. */
  record Key(int subject, List<String> cells) {
    Key {
      cells = List.copyOf(cells);
    }

    /** Without the cells. */
    @Override
    public String toString() {
      return "Key[" + subject + "]";
    }
  }

  KeyFilter.Keys filter() {
    KeyTuples.Builder tuples = KeyTuples.builder(columns.size());
    keys.forEach(key -> tuples.add(key.cells().toArray(String[]::new)));
    List<KeyFilter.KeyColumn> compared = new java.util.ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      compared.add(new KeyFilter.KeyColumn(columns.get(i), comparisons.get(i)));
    }
    return new KeyFilter.Keys(compared, tuples.build());
  }

  /** The people by their keys. */
  Map<List<String>, Set<Integer>> people() {
    Map<List<String>, Set<Integer>> people = new HashMap<>();
    keys.forEach(
        key -> people.computeIfAbsent(key.cells(), it -> new HashSet<>()).add(key.subject()));
    return people;
  }

  @Override
  public String toString() {
    return "Way[" + columns + ", " + keys.size() + " keys]";
  }
}
