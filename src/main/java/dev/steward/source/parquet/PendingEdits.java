package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/** Tells rows that have the cells that a change gives them already from those that do not. */
final class PendingEdits {
  private static final int READ_AHEAD = 1 << 18;
  private static final int FEW = 64;

  private final String attempt;
  private final SeekableFile file;
  private final Footer footer;
  private final List<RowChange> changes;
  private final List<LeafEdits> edits;
  private final Unpacker unpacker;

  PendingEdits(
      String attempt,
      SeekableFile file,
      Footer footer,
      List<RowChange> changes,
      List<LeafEdits> edits,
      Unpacker unpacker) {
    this.attempt = attempt;
    this.file = file;
    this.footer = footer;
    this.changes = changes;
    this.edits = edits;
    this.unpacker = unpacker;
  }

  /** Those of a row group's hits that something is left to do for. */
  GroupHits of(int group, GroupHits hits) throws SourceException {
    BitSet pending = new BitSet();
    for (int hit = 0; hit < hits.count(); hit++) {
      pending.set(hit, changes.get(hits.change(hit)).action() instanceof Action.Delete);
    }
    if (pending.cardinality() == hits.count()) {
      return hits;
    }
    for (LeafEdits leaf : edits) {
      try {
        look(group, leaf, hits, pending);
      } catch (IOException | RuntimeException e) {
        throw new SourceException(
            attempt + ", row group " + group + ", column " + leaf.leaf().name(),
            Faults.reason(e),
            e);
      }
    }
    return hits.only(pending::get);
  }

  private void look(int group, LeafEdits leaf, GroupHits hits, BitSet pending) throws IOException {
    @Nullable LeafRows rows = null;
    for (int hit = 0; hit < hits.count(); hit++) {
      if (!pending.get(hit) && leaf.isOf(hits.change(hit))) {
        if (rows == null) {
          rows = open(group, leaf.leaf(), hits.count() <= FEW);
        }
        rows.moveTo(hits.row(hit));
        if (differs(rows, leaf, hits.change(hit))) {
          pending.set(hit);
        }
      }
    }
  }

  private LeafRows open(int group, Leaf leaf, boolean sampled) throws IOException {
    ColumnChunkMetaData chunk = footer.chunk(group, leaf);
    if (chunk == null) {
      throw new CorruptFileException("it has no such chunk");
    }
    return new LeafRows(
        leaf,
        new ChunkPages(file, chunk, READ_AHEAD, unpacker),
        sampled ? ChunkIndexes.offsetIndex(file, chunk) : null,
        footer.writer(),
        footer.groups().get(group).getRowCount());
  }

  /** Passes a row. */
  private static boolean differs(LeafRows rows, LeafEdits leaf, int change) {
    ColumnReader from = rows.reader();
    CurrentValue value = new CurrentValue(from);
    var descriptor = leaf.leaf().descriptor();
    var type = descriptor.getPrimitiveType().getPrimitiveTypeName();
    boolean differs = false;
    do {
      if (from.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel()) {
        @Nullable NewValue made = leaf.of(change, value);
        differs |= made == null || !made.isSame(type, value);
        from.skip();
      } else if (from.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel() - 1) {
        differs |= leaf.filling(change) != null;
      }
      from.consume();
    } while (leaf.leaf().isRepeated() && from.getCurrentRepetitionLevel() > 0);
    rows.passed(1);
    return differs;
  }

  @Override
  public String toString() {
    return "PendingEdits[" + edits.size() + " leaves]";
  }
}
