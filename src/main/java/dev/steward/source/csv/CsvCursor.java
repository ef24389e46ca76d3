package dev.steward.source.csv;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.files.FileStore;
import dev.steward.source.Irregularity;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a split of a file, record by record, into columns. */
final class CsvCursor implements RowCursor {
  private static final int BATCH_ROWS = 4096;
  private static final int BATCH_CELLS = 1 << 20;
  private static final int BATCH_BYTES = 4 << 20;

  /** A sample's run ends behind so many bytes, however few rows they hold. */
  private static final long RUN_BYTES = 64 << 20;

  private final String attempt;
  private final FileStore store;
  private final CsvFile file;
  private final CsvSplit split;
  private final StrictCharacters characters;
  private final RecordSplitter records;
  private final CellParser parser;
  private final List<CellColumn> columns;
  private final List<Column> described;
  private final int width;
  private final int batchRows;
  private final Irregularities irregularities;
  private long left;
  private boolean begun;
  private boolean ended;

  CsvCursor(String attempt, FileStore store, CsvFile file, CsvSplit split, List<CellColumn> columns)
      throws IOException {
    this.attempt = attempt;
    this.store = store;
    this.file = file;
    this.split = split;
    this.columns = columns;
    described = columns.stream().map(CellColumn::column).toList();
    width = file.names().size();
    batchRows = Math.max(1, Math.min(BATCH_ROWS, BATCH_CELLS / (width + 1)));
    left = split.most() < 0 ? Long.MAX_VALUE : split.most();
    irregularities = new Irregularities(split.from() == 0 ? "" : " after byte " + split.from());
    parser = new CellParser(file.format());
    characters = file.encoding().open(store, file.file(), split.from(), split.to());
    records = new RecordSplitter(characters, file.format());
  }

  @Override
  public List<Column> columns() {
    return described;
  }

  @Override
  public @Nullable RowBatch next() throws SourceException {
    if (ended) {
      return null;
    }
    try {
      begin();
      return batch();
    } catch (IOException e) {
      throw new SourceException(attempt, FileStore.reason(e), e);
    }
  }

  private void begin() throws IOException {
    if (!begun && split.from() == 0) {
      for (int i = 0; i < file.recordsBeforeData(); i++) {
        records.next();
      }
    }
    begun = true;
  }

  private @Nullable RowBatch batch() throws IOException, SourceException {
    int rows = 0;
    int bytes = 0;
    while (rows < batchRows && bytes < BATCH_BYTES && !ended) {
      String record = hasMore() ? records.next() : null;
      if (record == null) {
        end();
      } else {
        bytes += add(record);
        rows++;
        left--;
      }
    }
    if (rows == 0) {
      return null;
    }
    List<ColumnVector> vectors = new ArrayList<>(columns.size());
    for (CellColumn column : columns) {
      vectors.add(column.take(rows));
    }
    return new RowBatch(rows, vectors);
  }

  private boolean hasMore() {
    return left > 0 && (split.most() < 0 || characters.taken() < RUN_BYTES);
  }

  private int add(String record) throws IOException {
    String[] cells = parser.cells(record);
    note(cells.length);
    for (CellColumn column : columns) {
      column.add(cells);
    }
    return record.length();
  }

  private void note(int cells) {
    long line = records.recordLine();
    if (cells < width) {
      irregularities.add("fewer cells than the header", line);
    } else if (cells > width) {
      irregularities.add("more cells than the header", line);
    }
    if (records.hasUnclosedQuote()) {
      irregularities.add(Irregularity.OPEN_QUOTE, line);
    } else if (records.hasStrayQuote()) {
      irregularities.add(Irregularity.STRAY_QUOTE, line);
    }
    if (records.hasNul()) {
      irregularities.add("NUL characters", line);
    }
  }

  private void end() throws IOException, SourceException {
    ended = true;
    if (!split.isOf(store.stat(split.path()))) {
      throw new SourceChangedException(attempt, "the file changed while it was read");
    }
  }

  @Override
  public List<Irregularity> irregularities() {
    return irregularities.list();
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      // it was read only: nothing is lost
    }
  }
}
