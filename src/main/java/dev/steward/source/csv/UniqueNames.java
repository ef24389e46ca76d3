package dev.steward.source.csv;

import java.util.HashMap;
import java.util.Map;

/** Gives each name once, further ones with a suffix: {@code name}, {@code name_2}. */
final class UniqueNames {
  private final Map<String, Integer> uses = new HashMap<>();

  String of(String name) {
    Integer before = uses.putIfAbsent(name, 1);
    if (before == null) {
      return name;
    }
    int use = before;
    String unique;
    do {
      unique = name + "_" + ++use;
    } while (uses.putIfAbsent(unique, 1) != null);
    uses.put(name, use);
    return unique;
  }
}
