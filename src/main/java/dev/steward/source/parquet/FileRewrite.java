package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.files.SeekableFile;
import dev.steward.source.RowChange;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the rows of one file that change, and writes what is left of it. For one thread. */
final class FileRewrite {
  /** More than these are looked for again when they are written. */
  private static final long MOST_HITS = 4_000_000;

  private final String attempt;
  private final SeekableFile file;
  private final Footer footer;
  private final List<RowChange> changes;
  private final List<LeafEdits> edits;
  private final RowJudge judge;
  private final PendingEdits pending;
  private final Statistics statistics;
  private final Unpacker unpacker;
  private final Map<Integer, GroupHits> known = new HashMap<>();
  private final BitSet touched = new BitSet();
  private final long[] changed;
  private final long[] left;
  private long held;

  /**
   * @param attempt what is tried, for errors: names the table and the file
   * @param read the columns of the changes' keys and conditions, those that the file has
   * @param table the table's columns
   */
  FileRewrite(
      String attempt,
      SeekableFile file,
      Footer footer,
      List<RowChange> changes,
      Selection read,
      List<Column> table,
      Unpacker unpacker)
      throws IOException {
    this.attempt = attempt;
    this.file = file;
    this.footer = footer;
    this.changes = changes;
    this.edits = LeafEdits.of(changes, footer, table);
    this.judge = new RowJudge(attempt, file, footer, changes, read, unpacker);
    this.pending = new PendingEdits(attempt, file, footer, changes, edits, unpacker);
    this.statistics = Statistics.read(file);
    this.unpacker = unpacker;
    this.changed = new long[changes.size()];
    this.left = footer.groups().stream().mapToLong(group -> group.getRowCount()).toArray();
  }

  /** Finds the rows. */
  void look() throws SourceException {
    for (int group = 0; group < left.length; group++) {
      GroupHits hits = find(group);
      if (!hits.isEmpty()) {
        touched.set(group);
        left[group] = fate(group, hits).left();
        for (int hit = 0; hit < hits.count(); hit++) {
          changed[hits.change(hit)]++;
        }
        held += hits.count();
        if (held <= MOST_HITS) {
          known.put(group, hits);
        }
      }
    }
  }

  private GroupHits find(int group) throws SourceException {
    return pending.of(group, judge.hits(group, statistics));
  }

  private RowFate fate(int group, GroupHits hits) {
    return new RowFate(footer.groups().get(group).getRowCount(), hits, changes);
  }

  boolean changesNothing() {
    return touched.isEmpty();
  }

  /** Rows that change, by the position of the change. */
  List<Long> changed() {
    return Arrays.stream(changed).boxed().toList();
  }

  /** Rows of the file as it is. */
  long rows() {
    return footer.groups().stream().mapToLong(group -> group.getRowCount()).sum();
  }

  /** Rows that each row group has afterwards. */
  long[] left() {
    return left.clone();
  }

  boolean touches(int group) {
    return touched.get(group);
  }

  /** Writes the file that is left. */
  void write(OutputStream out, PageCompressors compressors) throws IOException, SourceException {
    FileAssembly into = new FileAssembly(file, footer, out);
    GroupRewrite rewrite = new GroupRewrite(attempt, file, footer, edits, unpacker, compressors);
    boolean copyable = footer.tellsSizes();
    for (int group = 0; group < left.length; group++) {
      if (left[group] == 0 && touched.get(group)) {
        continue;
      }
      if (touched.get(group) || !copyable) {
        GroupHits hits = known.remove(group);
        rewrite.write(group, fate(group, hits == null ? find(group) : hits), into);
      } else {
        into.copy(group);
      }
    }
    into.end();
  }

  @Override
  public String toString() {
    return "FileRewrite[" + footer + "]";
  }
}
