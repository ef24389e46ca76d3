package dev.steward.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads lists of names out of datafaker's locale files. They are YAML, of which only the lists of
 * plain words are of use, so lines are read without a parser: it takes a tenth of the time.
 */
final class FakerLists {
  private static final String MARKS = " -[]\"'";

  private final Map<String, String> kinds = new HashMap<>();

  FakerLists() {
    for (String[] row : CsvResource.rows("faker-lists.csv")) {
      kinds.put(row[0], row[1]);
    }
  }

  /** Gives each word with its kind. Files that the library no longer has are left out. */
  void read(BiConsumer<String, String> words) {
    for (String[] row : CsvResource.rows("faker-locales.csv")) {
      try (InputStream in = FakerLists.class.getResourceAsStream("/" + row[0] + ".yml")) {
        if (in != null) {
          read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), words);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(BufferedReader lines, BiConsumer<String, String> words) throws IOException {
    String kind = null;
    String line;
    while ((line = lines.readLine()) != null) {
      int colon = line.indexOf(':');
      String items = line;
      if (colon > 0 && isKey(line, colon)) {
        kind = kinds.get(line.substring(0, colon).strip());
        items = line.substring(colon + 1);
      }
      if (kind != null && items.indexOf('#') < 0) {
        addItems(items, kind, words);
      }
    }
  }

  private static boolean isKey(String line, int colon) {
    for (int i = 0; i < colon; i++) {
      char c = line.charAt(i);
      if (c != ' ' && c != '_' && !(c >= 'a' && c <= 'z')) {
        return false;
      }
    }
    return true;
  }

  private static void addItems(String items, String kind, BiConsumer<String, String> words) {
    int start = 0;
    for (int i = 0; i <= items.length(); i++) {
      if (i == items.length() || items.charAt(i) == ',') {
        int from = start;
        int to = i;
        while (from < to && MARKS.indexOf(items.charAt(from)) >= 0) {
          from++;
        }
        while (to > from && MARKS.indexOf(items.charAt(to - 1)) >= 0) {
          to--;
        }
        if (to - from > 1 || to > from && items.charAt(from) >= 0x2E80) {
          words.accept(kind, items.substring(from, to));
        }
        start = i + 1;
      }
    }
  }
}
