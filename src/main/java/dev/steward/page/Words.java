package dev.steward.page;

import dev.steward.core.CsvResource;
import java.util.HashMap;
import java.util.Map;

/** The words of reports in words for people who do not work with them. */
final class Words {
  private static final Map<String, String[]> WORDS = load();

  private Words() {}

  /** The words for a key of that kind; the key itself where there are none. */
  static String of(String kind, String key) {
    String[] row = WORDS.get(kind + ":" + key);
    return row == null ? Shown.text(Shown.cut(key, 80)).replace('-', ' ') : row[2];
  }

  /** The group that a key of that kind belongs to; empty where there is none. */
  static String group(String kind, String key) {
    String[] row = WORDS.get(kind + ":" + key);
    return row == null ? "" : row[3];
  }

  private static Map<String, String[]> load() {
    Map<String, String[]> words = new HashMap<>();
    for (String[] row : CsvResource.rows(Words.class, "words.csv")) {
      if (row.length != 4) {
        throw new IllegalStateException("words.csv has a line of " + row.length + " cells");
      }
      words.put(row[0] + ":" + row[1], row);
    }
    return words;
  }
}
