package dev.steward.source.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where CSV files lie and how they are written.
 *
 * @param location a local path or Hadoop URI of a folder or file
 * @param include globs over table names; empty for all
 * @param exclude globs that win over {@code include}
 * @param hadoop settings for Hadoop's file systems; may hold credentials
 * @param delimiter empty: found from the first lines of each file (comma, semicolon, tab, bar)
 * @param quote encloses cells that hold delimiters, quotes or line ends
 * @param escape precedes a quote within a quoted cell; empty where quotes are doubled (RFC 4180)
 * @param charset a byte order mark at a file's start wins over it
 * @param header whether the first row names the columns; otherwise they are {@code column_1} …
 */
public record CsvSettings(
    String name,
    String location,
    List<String> include,
    List<String> exclude,
    Map<String, String> hadoop,
    Optional<Character> delimiter,
    char quote,
    Optional<Character> escape,
    Charset charset,
    boolean header) {
  public CsvSettings {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    hadoop = Map.copyOf(hadoop);
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "CsvSettings[" + name + "]";
  }
}
