package dev.steward.subject;

import dev.steward.core.TableRef;
import java.util.List;
import java.util.Map;

/**
 * A table whose rows are people.
 *
 * @param identifiers kinds of identifier by column
 * @param linked whether its rows may also be people of other tables, as a lead may be a contact
 */
public record Root(
    TableRef table, List<String> key, Map<String, String> identifiers, boolean linked) {
  public Root {
    key = List.copyOf(key);
    identifiers = Map.copyOf(identifiers);
  }
}
