package dev.steward.request;

import dev.steward.core.TableRef;
import java.util.List;

/**
 * A person as a table of people knows them. Holds personal data.
 *
 * @param cells of the key, in the order of its columns
 */
public record PersonKey(TableRef people, List<String> cells) {
  public PersonKey {
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("A key has cells");
    }
    cells = List.copyOf(cells);
  }

  /** As a request names it: the cells of a composite key with commas between. */
  public String text() {
    return String.join(",", cells);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "PersonKey[" + people + "]";
  }
}
