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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lists of names out of datafaker's locale files. They are YAML, of which only the lists of
 * plain words are of use, so lines are read without a parser: it takes a tenth of the time.
 */
final class FakerLists {
  private static final Pattern KEY = Pattern.compile("\\s*[\"']?([a-z_]+)[\"']?:\\s*(.*)");

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
      Matcher key = KEY.matcher(line);
      String items = line;
      if (key.matches()) {
        kind = kinds.get(key.group(1));
        items = key.group(2);
      }
      if (kind != null && items.indexOf('#') < 0) {
        for (String item : items.split(",")) {
          String word = item.replaceAll("^[\\s\\[\\-\"']+|[\\s\\]\"']+$", "");
          if (word.length() > 1) {
            words.accept(kind, word);
          }
        }
      }
    }
  }
}
