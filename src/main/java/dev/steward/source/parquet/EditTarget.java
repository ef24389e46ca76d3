package dev.steward.source.parquet;

import dev.steward.core.DataType;
import dev.steward.source.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A leaf that a name of a column to set means, or a place in the JSON text that it holds. The name
 * is a leaf's, that of a field with leaves in it, or a leaf's with a path behind it.
 */
record EditTarget(String column, Optional<JsonPath> inside) {

  /**
   * @param types of the leaves, by name
   */
  static List<EditTarget> of(String name, Map<String, DataType> types) {
    if (types.containsKey(name)) {
      return List.of(new EditTarget(name, Optional.empty()));
    }
    List<EditTarget> below = new ArrayList<>();
    for (String leaf : types.keySet()) {
      if (leaf.startsWith(name + ".")) {
        below.add(new EditTarget(leaf, Optional.empty()));
      }
    }
    if (!below.isEmpty()) {
      return below;
    }
    Map<String, DataType> text = new LinkedHashMap<>(types);
    text.values().removeIf(type -> type != DataType.TEXT);
    return JsonPath.longestAbove(name, text.keySet())
        .map(
            leaf ->
                List.of(
                    new EditTarget(
                        leaf, Optional.of(new JsonPath(name.substring(leaf.length() + 1))))))
        .orElse(List.of());
  }
}
