package dev.steward.source.csv;

import java.io.IOException;

/** Finds the delimiter from a file's first lines. */
final class DelimiterGuess {
  private static final int MOST_RECORDS = 100;
  // in this order where several fit equally: decimal commas and commas in text are common
  private static final char[] CANDIDATES = {'\t', ';', '|', ','};

  private DelimiterGuess() {}

  /**
   * The candidate by which most of the records have as many cells as the first, and more than one;
   * comma where there is none.
   *
   * @param text the file's start, without a record that it may end within
   */
  static CsvFormat in(String text, CsvFormat format) throws IOException {
    CsvFormat best = format.with(',');
    double bestFit = 0;
    int bestCells = 1;
    for (char delimiter : CANDIDATES) {
      CsvFormat candidate = format.with(delimiter);
      CellParser parser = new CellParser(candidate);
      RecordSplitter records = new RecordSplitter(StrictCharacters.of(text), candidate);
      int cells = 0;
      int alike = 0;
      int read = 0;
      String record = records.next();
      while (record != null && read < MOST_RECORDS) {
        int here = parser.cells(record).length;
        cells = read == 0 ? here : cells;
        alike += here == cells ? 1 : 0;
        read++;
        record = records.next();
      }
      double fit = cells > 1 ? (double) alike / read : 0;
      boolean better = fit > bestFit || (fit == bestFit && read < 3 && cells > bestCells);
      if (fit > 0 && better) {
        best = candidate;
        bestFit = fit;
        bestCells = cells;
      }
    }
    return best;
  }
}
