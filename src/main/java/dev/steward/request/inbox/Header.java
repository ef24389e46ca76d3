package dev.steward.request.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the columns of an inbox file stand. They may come in any order, in any case; those with
 * other names are not read.
 */
final class Header {
  static final String ID = "request_id";
  static final String TYPE = "type";
  static final String IDENTIFIER = "identifier";
  static final String VALUE = "value";
  static final String RECEIVED_ON = "received_on";
  static final String IDENTITY_VERIFIED = "identity_verified";
  static final String NOTE = "note";
  static final String TARGET = "target";
  static final String NEW_VALUE = "new_value";

  private static final List<String> REQUIRED =
      List.of(ID, TYPE, IDENTIFIER, VALUE, RECEIVED_ON, IDENTITY_VERIFIED);
  private static final List<String> OPTIONAL = List.of(NOTE, TARGET, NEW_VALUE);

  /** All columns, in the order of a request that somebody enters. */
  static final List<String> ALL = Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).toList();

  private final Map<String, Integer> positions = new HashMap<>();
  private final int size;

  /**
   * @throws IllegalArgumentException without the cells, which may be no header at all, where a
   *     column is missing or there twice
   */
  Header(List<String> cells) {
    size = cells.size();
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
      if ((REQUIRED.contains(name) || OPTIONAL.contains(name))
          && positions.putIfAbsent(name, i) != null) {
        twice.add(name);
      }
    }
    List<String> missing = REQUIRED.stream().filter(name -> !positions.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the header has no " + String.join(", ", missing) + " (columns are separated by commas)");
    }
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException("the header has twice " + String.join(", ", twice));
    }
  }

  int size() {
    return size;
  }

  /** A record's cell without space around it; empty where the header has no such column. */
  String cell(List<String> record, String column) {
    Integer position = positions.get(column);
    return position == null ? "" : record.get(position).strip();
  }
}
