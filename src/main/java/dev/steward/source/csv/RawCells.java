package dev.steward.source.csv;

import java.util.ArrayList;
import java.util.List;

/** A record's cells as they are written, quotes and all. */
final class RawCells {
  private final CsvFormat format;
  private final CharacterKinds kinds;

  RawCells(CsvFormat format) {
    this.format = format;
    this.kinds = new CharacterKinds(format);
  }

  /** Cuts a record whose quotes are as they should be. */
  List<String> of(String record) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    boolean escaped = false;
    for (int i = 0; i < record.length(); i++) {
      CharacterKinds.Kind kind = kinds.of(record.charAt(i));
      if (escaped) {
        escaped = false;
      } else if (kind == CharacterKinds.Kind.ESCAPE) {
        escaped = true;
      } else if (kind == CharacterKinds.Kind.QUOTE) {
        quoted = !quoted;
      } else if (kind == CharacterKinds.Kind.DELIMITER && !quoted) {
        cells.add(record.substring(start, i));
        start = i + 1;
      }
    }
    cells.add(record.substring(start));
    return cells;
  }

  /** Writes a value as the cell that it replaces was written, in quotes where it has to be. */
  String written(String value, String old) {
    boolean quoted = !old.isEmpty() && old.charAt(0) == format.quote();
    for (int i = 0; i < value.length() && !quoted; i++) {
      quoted = kinds.of(value.charAt(i)) != CharacterKinds.Kind.PLAIN;
    }
    if (!quoted) {
      return value;
    }
    StringBuilder cell = new StringBuilder().append(format.quote());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      CharacterKinds.Kind kind = kinds.of(c);
      if (kind == CharacterKinds.Kind.QUOTE || kind == CharacterKinds.Kind.ESCAPE) {
        cell.append(format.escape().orElse(format.quote()).charValue());
      }
      cell.append(c);
    }
    return cell.append(format.quote()).toString();
  }

  String joined(List<String> cells) {
    String record = String.join(String.valueOf(format.delimiter()), cells);
    // a blank line is no record
    return record.isEmpty() ? "" + format.quote() + format.quote() : record;
  }
}
