package dev.steward.rectification;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people's rows of a table, or of a part of one, hold once they are put right. Holds no cell.
 *
 * @param wrong rows that still hold a wrong value, by the position of the plan's line
 * @param right rows that hold the right value, and no wrong one
 */
public record Checked(Map<Integer, Long> wrong, Map<Integer, Long> right) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public Checked {
    wrong = Map.copyOf(wrong);
    right = Map.copyOf(right);
  }

  public byte[] toBytes() {
    return JSON.writeValueAsBytes(this);
  }

  public static Checked fromBytes(byte[] stored) {
    return JSON.readValue(stored, Checked.class);
  }

  /** That of a table, from those of its parts. */
  public static Checked of(List<Checked> parts) {
    Map<Integer, Long> wrong = new TreeMap<>();
    Map<Integer, Long> right = new TreeMap<>();
    for (Checked part : parts) {
      part.wrong().forEach((line, rows) -> wrong.merge(line, rows, Long::sum));
      part.right().forEach((line, rows) -> right.merge(line, rows, Long::sum));
    }
    return new Checked(wrong, right);
  }
}
