package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

/**
 * What a footer says about the values of its chunks. They are read for a search and dropped: they
 * are values of cells.
 */
final class Statistics {
  private final FileMetaData footer;
  private final Map<List<String>, Integer> positions = new HashMap<>();

  private Statistics(FileMetaData footer) {
    this.footer = footer;
    if (!footer.getRow_groups().isEmpty()) {
      List<ColumnChunk> chunks = footer.getRow_groups().get(0).getColumns();
      for (int i = 0; i < chunks.size(); i++) {
        positions.put(chunks.get(i).getMeta_data().getPath_in_schema(), i);
      }
    }
  }

  static Statistics read(SeekableFile file) throws IOException {
    return new Statistics(Thrift.footerWithStatistics(Footer.stored(file)));
  }

  /** Whether a row group may hold any of some values in a leaf. */
  boolean mayHold(int group, Leaf leaf, Sought sought) {
    List<String> path = List.of(leaf.descriptor().getPath());
    Integer position = positions.get(path);
    RowGroup stored = footer.getRow_groups().get(group);
    if (position == null || position >= stored.getColumnsSize()) {
      return true;
    }
    ColumnMetaData chunk = stored.getColumns().get(position).getMeta_data();
    if (!chunk.getPath_in_schema().equals(path) || !chunk.isSetStatistics()) {
      return true;
    }
    org.apache.parquet.format.Statistics known = chunk.getStatistics();
    if (known.isSetNull_count() && known.getNull_count() == chunk.getNum_values()) {
      return false;
    }
    if (known.isSetMin_value() && known.isSetMax_value() && footer.isSetColumn_orders()) {
      return sought.within(
          ByteBuffer.wrap(known.getMin_value()), ByteBuffer.wrap(known.getMax_value()));
    }
    if (known.isSetMin() && known.isSetMax() && sought.isOrderedAsEver()) {
      return sought.within(ByteBuffer.wrap(known.getMin()), ByteBuffer.wrap(known.getMax()));
    }
    return true;
  }

  @Override
  public String toString() {
    return "Statistics[" + footer.getRow_groupsSize() + " row groups]";
  }
}
