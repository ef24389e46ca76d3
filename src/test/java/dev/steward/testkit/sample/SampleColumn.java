package dev.steward.testkit.sample;

/**
 * A column of the sample.
 *
 * @param name as Steward reports it; nested columns and fields of JSON text are paths
 * @param type its SQL type in {@code crm}; {@code text}, {@code integer} or {@code instant}
 *     elsewhere; {@code json} for a field within a JSON text
 * @param key {@code pk}, {@code fk:TABLE.COLUMN}, both with a space between, {@code partition}, or
 *     empty
 */
public record SampleColumn(String name, String type, String key, Label label) {
  /** Whether the column has cells of its own, rather than being a path into another column's. */
  public boolean stored() {
    return !type.equals("json");
  }

  /** Whether the value stands in the folder's name only. */
  public boolean partition() {
    return key.equals("partition");
  }
}
