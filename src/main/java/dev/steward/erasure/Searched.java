package dev.steward.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a search for people who should be gone found in a table, or in a part of one. Holds no cell.
 *
 * @param rows looked at
 * @param columns looked at in each
 * @param left rows that were to be deleted
 */
public record Searched(long rows, int columns, List<Hit> hits, List<Left> left) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public Searched {
    hits = List.copyOf(hits);
    left = List.copyOf(left);
  }

  /**
   * Rows in which a person is named.
   *
   * @param wanted by what, as the position among the plan's tokens
   * @param others whether it is the identifier in rows of other people
   */
  public record Hit(int wanted, String column, boolean others, long rows) {}

  /** Rows of a person that are still there. */
  public record Left(int subject, String columns, long rows) {}

  public byte[] toBytes() {
    return JSON.writeValueAsBytes(this);
  }

  public static Searched fromBytes(byte[] stored) {
    return JSON.readValue(stored, Searched.class);
  }

  /** That of a table, from those of its parts. */
  public static Searched of(List<Searched> parts) {
    Map<List<Object>, Long> hits = new TreeMap<>(java.util.Comparator.comparing(Object::toString));
    Map<List<Object>, Long> left = new TreeMap<>(java.util.Comparator.comparing(Object::toString));
    long rows = 0;
    int columns = 0;
    for (Searched part : parts) {
      rows += part.rows();
      columns = Math.max(columns, part.columns());
      part.hits()
          .forEach(
              hit ->
                  hits.merge(
                      List.of(hit.wanted(), hit.column(), hit.others()), hit.rows(), Long::sum));
      part.left()
          .forEach(it -> left.merge(List.of(it.subject(), it.columns()), it.rows(), Long::sum));
    }
    List<Hit> allHits = new ArrayList<>();
    hits.forEach(
        (hit, count) ->
            allHits.add(
                new Hit((Integer) hit.get(0), (String) hit.get(1), (Boolean) hit.get(2), count)));
    List<Left> allLeft = new ArrayList<>();
    left.forEach(
        (it, count) -> allLeft.add(new Left((Integer) it.get(0), (String) it.get(1), count)));
    return new Searched(rows, columns, allHits, allLeft);
  }
}
