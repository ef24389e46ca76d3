package dev.steward.source.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes names of columns out of a file's first row. */
final class HeaderNames {
  private static final int LONGEST = 1000;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
  private static final Pattern NOT_PRINTED = Pattern.compile("[\\p{Cntrl}\\s\\uFEFF]+");

  private HeaderNames() {}

  /**
   * Trimmed; {@code column_N} where empty; with a suffix ({@code name_2}) where taken.
   *
   * @throws MalformedCsvException where a cell is too long for a name: it is a value
   */
  static List<String> of(String[] cells) throws MalformedCsvException {
    List<String> names = new ArrayList<>();
    UniqueNames unique = new UniqueNames();
    for (int i = 0; i < cells.length; i++) {
      String name = NOT_PRINTED.matcher(cells[i]).replaceAll(" ").strip();
      if (name.length() > LONGEST) {
        throw new MalformedCsvException(
            "cell " + (i + 1) + " of the first row is too long for a name; set `header: false`?");
      }
      names.add(unique.of(name.isEmpty() ? "column_" + (i + 1) : name));
    }
    return names;
  }

  /** {@code column_1} to {@code column_N}. */
  static List<String> numbered(int columns) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      names.add("column_" + i);
    }
    return names;
  }

  /** Whether a cell of the row is an e-mail address, which names no column. */
  static boolean holdsValues(String[] cells) {
    for (String cell : cells) {
      if (EMAIL.matcher(cell.strip()).matches()) {
        return true;
      }
    }
    return false;
  }
}
