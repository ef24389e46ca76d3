package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.files.SeekableFile;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.jspecify.annotations.Nullable;

/** Reads rows of one row group, all selected columns in step. Used by one thread. */
final class RowGroupReader {
  static final int MOST_ROWS = 4096;
  static final long MOST_BYTES = 8L << 20;
  private static final int MOST_ROWS_IN_STEP = 1024;
  private static final long READ_AHEAD = 32L << 20;
  private static final int LEAST_READ_AHEAD = 1 << 16;

  /** The garbage collector takes what is larger for huge: it fills regions of its own. */
  private static final int MOST_READ_AHEAD = (1 << 19) - 1024;

  private final String attempt;
  private final Unpacker unpacker;
  private final List<Reading> readings = new ArrayList<>();
  private final List<Reading> heaviestFirst;
  private double bytesOfRow;
  private long left;

  /** A column on its way through the row group. */
  private record Reading(String column, ColumnDecoder decoder, double bytesOfRow, boolean coded) {}

  /**
   * @param attempt what is tried, for errors: names the table, the file and the row group
   * @param sampled whether rows are passed over, so that it pays to know where the pages lie
   */
  RowGroupReader(
      String attempt,
      SeekableFile file,
      Footer footer,
      BlockMetaData group,
      Selection selection,
      boolean sampled,
      Unpacker unpacker)
      throws SourceException {
    this.attempt = attempt;
    this.unpacker = unpacker;
    Map<ColumnPath, ColumnChunkMetaData> chunks = new HashMap<>();
    group.getColumns().forEach(chunk -> chunks.put(chunk.getPath(), chunk));
    long share = READ_AHEAD / Math.max(1, selection.storedCount());
    // what is read ahead of a few rows here and there is mostly thrown away
    long most = sampled ? LEAST_READ_AHEAD : MOST_READ_AHEAD;
    int readAhead = (int) Math.max(LEAST_READ_AHEAD, Math.min(most, share));
    for (Selection.Item item : selection.items()) {
      if (item instanceof Selection.Stored stored) {
        ColumnChunkMetaData chunk = chunk(chunks, stored.leaf());
        readings.add(open(stored, chunk, file, footer, group.getRowCount(), readAhead, sampled));
      } else if (item instanceof Selection.Nested nested) {
        readings.add(open(nested, chunks, file, footer, group.getRowCount(), readAhead, sampled));
      } else if (item instanceof Selection.Constant constant) {
        ColumnDecoder decoder = new ConstantDecoder(constant.value());
        readings.add(new Reading(constant.column().name(), decoder, 4, false));
      }
    }
    heaviestFirst = new ArrayList<>(readings);
    heaviestFirst.sort(Comparator.comparingDouble(Reading::bytesOfRow).reversed());
    bytesOfRow = readings.stream().mapToDouble(Reading::bytesOfRow).sum();
  }

  private ColumnChunkMetaData chunk(Map<ColumnPath, ColumnChunkMetaData> chunks, Leaf leaf)
      throws SourceException {
    ColumnChunkMetaData chunk = chunks.get(ColumnPath.get(leaf.descriptor().getPath()));
    if (chunk == null) {
      throw fault(leaf.name(), new CorruptFileException("it has no such chunk"));
    }
    return chunk;
  }

  private Reading open(
      Selection.Nested nested,
      Map<ColumnPath, ColumnChunkMetaData> chunks,
      SeekableFile file,
      Footer footer,
      long rows,
      int readAhead,
      boolean sampled)
      throws SourceException {
    List<LeafRows> leaves = new ArrayList<>();
    double bytes = 0;
    for (Leaf leaf : nested.leaves()) {
      ColumnChunkMetaData chunk = chunk(chunks, leaf);
      try {
        OffsetIndex index = sampled ? ChunkIndexes.offsetIndex(file, chunk) : null;
        ChunkPages pages = new ChunkPages(file, chunk, readAhead, unpacker);
        leaves.add(new LeafRows(leaf, pages, index, footer.writer(), rows));
        bytes += Footer.bytesOf(chunk) / Math.max(1, rows);
      } catch (IOException | RuntimeException e) {
        throw fault(leaf.name(), e);
      }
    }
    ColumnDecoder decoder = new NestedDecoder(footer.schema(), nested.field(), leaves);
    return new Reading(nested.column().name(), decoder, bytes, false);
  }

  private Reading open(
      Selection.Stored stored,
      ColumnChunkMetaData chunk,
      SeekableFile file,
      Footer footer,
      long rows,
      int readAhead,
      boolean sampled)
      throws SourceException {
    String name = stored.column().name();
    try {
      OffsetIndex index = sampled ? ChunkIndexes.offsetIndex(file, chunk) : null;
      ChunkPages pages = new ChunkPages(file, chunk, readAhead, unpacker);
      ColumnDecoder decoder =
          FlatDecoder.reads(stored.leaf(), chunk)
              ? new FlatDecoder(stored.leaf(), pages, index, rows)
              : new LeafDecoder(stored.leaf(), pages, index, footer.writer(), rows);
      if (stored.asText()) {
        decoder = new TextDecoder(decoder, stored.leaf().type().type());
      }
      double bytes = Footer.bytesOf(chunk) / Math.max(1, rows);
      return new Reading(name, decoder, bytes, isCoded(chunk));
    } catch (IOException | RuntimeException e) {
      throw fault(name, e);
    }
  }

  /** Whether all values of a chunk are certainly those of its dictionary. */
  private static boolean isCoded(ColumnChunkMetaData chunk) {
    EncodingStats pages = chunk.getEncodingStats();
    return pages != null && pages.hasDictionaryPages() && !pages.hasNonDictionaryEncodedPages();
  }

  /** Goes forward to rows {@code from} .. {@code to - 1} of the row group. */
  void moveTo(long from, long to) throws SourceException {
    for (Reading reading : readings) {
      try {
        reading.decoder().moveTo(from);
      } catch (IOException | RuntimeException e) {
        throw fault(reading.column(), e);
      }
    }
    left = to - from;
  }

  /** By column, once moved to a row, all values that its rows have; null where they may be any. */
  List<@Nullable ColumnVector> dictionaries() throws SourceException {
    List<@Nullable ColumnVector> dictionaries = new ArrayList<>();
    for (Reading reading : readings) {
      try {
        dictionaries.add(reading.coded() ? reading.decoder().entries() : null);
      } catch (IOException | RuntimeException e) {
        throw fault(reading.column(), e);
      }
    }
    return dictionaries;
  }

  /**
   * The cells of some rows, column by column.
   *
   * @param rows ascending, behind all rows that were read before
   */
  List<ColumnVector> pick(long[] rows, int count) throws SourceException {
    List<ColumnVector> vectors = new ArrayList<>(readings.size());
    for (Reading reading : readings) {
      try {
        pick(reading.decoder(), rows, count);
      } catch (IOException | RuntimeException e) {
        throw fault(reading.column(), e);
      }
      vectors.add(take(reading));
    }
    return vectors;
  }

  private static void pick(ColumnDecoder from, long[] rows, int count) throws IOException {
    int next = 0;
    while (next < count) {
      int end = next + 1;
      while (end < count && rows[end] == rows[end - 1] + 1) {
        end++;
      }
      from.moveTo(rows[next]);
      while (next < end) {
        next += from.decode(end - next, Long.MAX_VALUE);
      }
    }
  }

  boolean isAtEnd() {
    return left == 0;
  }

  /** The next rows, one at least, up to the end of the range. */
  RowBatch batch() throws SourceException {
    int rows = 0;
    long bytes = 0;
    do {
      int step = step(rows, bytes);
      for (Reading reading : heaviestFirst) {
        // the heaviest column may say that the step was too long
        boolean first = reading == heaviestFirst.get(0);
        step = decode(reading, step, first ? MOST_BYTES / 2 : Long.MAX_VALUE);
      }
      long before = bytes;
      bytes = heaviestFirst.stream().mapToLong(reading -> reading.decoder().bytes()).sum();
      bytesOfRow = Math.max(bytesOfRow / 2, (double) (bytes - before) / step);
      rows += step;
      left -= step;
    } while (left > 0 && rows < MOST_ROWS && bytes < MOST_BYTES / 2);
    List<ColumnVector> vectors = new ArrayList<>(readings.size());
    for (Reading reading : readings) {
      vectors.add(take(reading));
    }
    return new RowBatch(rows, vectors);
  }

  private int step(int rows, long bytes) {
    double room = (MOST_BYTES / 2.0 - bytes) / Math.max(1, bytesOfRow);
    long step = Math.max(1, Math.min(MOST_ROWS_IN_STEP, (long) room));
    return (int) Math.min(Math.min(step, MOST_ROWS - rows), left);
  }

  private int decode(Reading reading, int rows, long limit) throws SourceException {
    try {
      return reading.decoder().decode(rows, limit);
    } catch (IOException | RuntimeException e) {
      throw fault(reading.column(), e);
    }
  }

  private ColumnVector take(Reading reading) throws SourceException {
    try {
      return reading.decoder().take();
    } catch (RuntimeException e) {
      throw fault(reading.column(), e);
    }
  }

  private SourceException fault(String column, Exception e) {
    return new SourceException(attempt + ", column " + column, Faults.reason(e), e);
  }
}
