package dev.steward.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Paths inside a JSON value. Lists are passed through; a step {@code *} is any key.
 *
 * @param paths steps joined by dots; keys with dots are understood too
 */
record JsonPaths(List<String> paths) {
  static final JsonPaths NONE = new JsonPaths(List.of());
  private static final String ANY = "*";

  JsonPaths {
    paths = List.copyOf(paths);
  }

  static JsonPaths of(Collection<String> paths) {
    return new JsonPaths(paths.stream().sorted().toList());
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /** Whether one of them ends at this key. */
  boolean endAt(String key) {
    return paths.stream().anyMatch(path -> path.equals(key) || path.equals(ANY));
  }

  /** What is left of them below a key. */
  JsonPaths below(String key) {
    List<String> below = new ArrayList<>();
    for (String path : paths) {
      if (path.startsWith(key + ".")) {
        below.add(path.substring(key.length() + 1));
      }
      if (path.startsWith(ANY + ".") && !key.equals(ANY)) {
        below.add(path.substring(2));
      }
    }
    return below.isEmpty() ? NONE : new JsonPaths(below);
  }
}
