package dev.steward.source.csv;

import dev.steward.files.FileStore;
import dev.steward.files.StoredFile;
import dev.steward.source.FolderTables;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A CSV file as its first lines show it.
 *
 * @param place its path below the location, for messages
 * @param names of its columns; none where the file has no row at all
 * @param separatorLine whether it begins with Excel's {@code sep=;}
 * @param headerRow whether its first row names the columns
 * @param headerLength characters before its first row of data
 */
record CsvFile(
    StoredFile file,
    String place,
    Map<String, String> partition,
    Encoding encoding,
    CsvFormat format,
    List<String> names,
    boolean separatorLine,
    boolean headerRow,
    long headerLength) {
  private static final int FIRST_LINES = 1 << 16;

  /** All that decides which cells the file's bytes make. */
  String formatInWords() {
    return "%s, %s, %s, header %s".formatted(encoding, format, names, headerRow);
  }

  static CsvFile inspect(FileStore store, FolderTables.Part part, CsvSettings settings)
      throws IOException {
    StoredFile file = store.stat(part.file().path());
    Encoding encoding = Encoding.of(store, file, settings.charset());
    CsvFormat configured =
        new CsvFormat(settings.delimiter().orElse(','), settings.quote(), settings.escape());
    String start = start(store, file, encoding);
    boolean separatorLine = beginsWithSeparatorLine(start);
    CsvFormat format = configured;
    if (settings.delimiter().isEmpty()) {
      if (separatorLine) {
        format = configured.with(start.charAt(4));
      } else if (isTabbed(part.place())) {
        format = configured.with('\t');
      } else {
        format = DelimiterGuess.in(start, configured);
      }
    }
    CsvFile bare =
        new CsvFile(
            file,
            part.place(),
            part.partition(),
            encoding,
            format,
            List.of(),
            separatorLine,
            false,
            0);
    return bare.withNames(store, settings.header());
  }

  @Override
  public String toString() {
    return "CsvFile[" + place + "]";
  }

  /** The same in another place. */
  CsvFile at(StoredFile other) {
    return new CsvFile(
        other, place, partition, encoding, format, names, separatorLine, headerRow, headerLength);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** The records from the file's start, those before the first row of data included. */
  RecordSplitter records(FileStore store) throws IOException {
    return records(store, 0, file.length());
  }

  RecordSplitter records(FileStore store, long from, long to) throws IOException {
    return new RecordSplitter(encoding.open(store, file, from, to), format);
  }

  /** Records before the first row of data. */
  int recordsBeforeData() {
    return (separatorLine ? 1 : 0) + (headerRow ? 1 : 0);
  }

  /** Whether the first row was to name the columns and does not. */
  boolean lacksHeader(CsvSettings settings) {
    return settings.header() && !headerRow && !isEmpty();
  }

  private CsvFile withNames(FileStore store, boolean header) throws IOException {
    try (RecordSplitter records = records(store)) {
      String first = records.next();
      if (separatorLine) {
        first = records.next();
      }
      if (first == null) {
        return this;
      }
      String[] cells = new CellParser(format).cells(first);
      boolean named = header && !HeaderNames.holdsValues(cells);
      List<String> names = named ? HeaderNames.of(cells) : HeaderNames.numbered(cells.length);
      return new CsvFile(
          file,
          place,
          partition,
          encoding,
          format,
          List.copyOf(names),
          separatorLine,
          named,
          records.consumed());
    }
  }

  // without the record that the end cuts, unless it is the only one
  private static String start(FileStore store, StoredFile file, Encoding encoding)
      throws IOException {
    StringBuilder start = new StringBuilder();
    char[] buffer = new char[FIRST_LINES];
    try (StrictCharacters characters = encoding.open(store, file, 0, file.length())) {
      int read = read(characters, buffer);
      while (read > 0 && start.length() < FIRST_LINES) {
        start.append(buffer, 0, read);
        read = read(characters, buffer);
      }
      if (read > 0) {
        int end = Math.max(start.lastIndexOf("\n"), start.lastIndexOf("\r"));
        start.setLength(end < 0 ? start.length() : end);
      }
    }
    return start.toString();
  }

  // malformed bytes are told with their line by who reads the rows
  private static int read(StrictCharacters characters, char[] buffer) throws IOException {
    try {
      return characters.read(buffer);
    } catch (CharacterCodingException e) {
      return -1;
    }
  }

  private static boolean beginsWithSeparatorLine(String start) {
    return start.startsWith("sep=")
        && start.length() > 5
        && (start.charAt(5) == '\n' || start.charAt(5) == '\r');
  }

  private static boolean isTabbed(String place) {
    String name = place.toLowerCase(Locale.ROOT);
    return name.endsWith(".tsv") || name.endsWith(".tsv.gz");
  }
}
