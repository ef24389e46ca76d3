package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/** Writes what is left of row groups, one column chunk after another. For one thread. */
final class GroupRewrite {
  private final String attempt;
  private final SeekableFile file;
  private final Footer footer;
  private final Map<List<String>, Leaf> leaves;
  private final Map<List<String>, LeafEdits> edits;
  private final Unpacker unpacker;
  private final PageCompressors compressors;

  /**
   * @param attempt what is tried, for errors: names the table and the file
   */
  GroupRewrite(
      String attempt,
      SeekableFile file,
      Footer footer,
      List<LeafEdits> edits,
      Unpacker unpacker,
      PageCompressors compressors) {
    this.attempt = attempt;
    this.file = file;
    this.footer = footer;
    this.leaves =
        footer.leaves().stream()
            .collect(
                Collectors.toMap(
                    leaf -> List.of(leaf.descriptor().getPath()), Function.identity()));
    this.edits =
        edits.stream()
            .collect(
                Collectors.toMap(
                    each -> List.of(each.leaf().descriptor().getPath()), Function.identity()));
    this.unpacker = unpacker;
    this.compressors = compressors;
  }

  void write(int group, RowFate fate, FileAssembly into) throws IOException, SourceException {
    RowGroup before = into.before(group);
    List<ColumnChunkMetaData> chunks = footer.groups().get(group).getColumns();
    List<NewChunk> written = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      ColumnChunkMetaData chunk = chunks.get(i);
      List<String> path = List.of(chunk.getPath().toArray());
      String place = attempt + ", row group " + group + ", column " + chunk.getPath().toDotString();
      Leaf leaf = leaves.get(path);
      try {
        if (leaf == null) {
          throw new CorruptFileException("there is no such column");
        }
        ChunkRewrite rewrite =
            new ChunkRewrite(
                new OldChunk(file, footer.schema(), leaf, chunk, footer.writer()),
                fate,
                traits(before.getColumns().get(i), edits.get(path)),
                unpacker,
                compressors.of(chunk.getCodec()));
        written.add(like(before.getColumns().get(i), rewrite.write(into.out())));
      } catch (CorruptFileException | RuntimeException e) {
        throw new SourceException(place, Faults.reason(e), e);
      }
    }
    into.end(group, written, fate.left(), sorting(before));
  }

  private ChunkTraits traits(ColumnChunk before, @Nullable LeafEdits edits) throws IOException {
    var metadata = before.getMeta_data();
    int bloom =
        metadata.isSetBloom_filter_offset()
            ? BloomPlace.of(file, metadata.getBloom_filter_offset()).bits()
            : -1;
    return new ChunkTraits(
        metadata.isSetStatistics(), metadata.isSetSize_statistics(), bloom, edits);
  }

  /** Without indexes where there were none. */
  private static NewChunk like(ColumnChunk before, NewChunk written) {
    ColumnChunk chunk = written.metadata();
    chunk.unsetColumn_index_offset();
    chunk.unsetColumn_index_length();
    chunk.unsetOffset_index_offset();
    chunk.unsetOffset_index_length();
    return new NewChunk(
        chunk,
        before.isSetColumn_index_offset() ? written.columnIndex() : null,
        before.isSetOffset_index_offset() ? written.offsetIndex() : null,
        written.bloomFilter());
  }

  /** Rows that go leave the others in order; a column whose cells change ends it. */
  private @Nullable List<SortingColumn> sorting(RowGroup before) {
    if (!before.isSetSorting_columns()) {
      return null;
    }
    List<ColumnDescriptor> columns = footer.schema().getColumns();
    List<SortingColumn> kept = new ArrayList<>();
    for (SortingColumn each : before.getSorting_columns()) {
      int column = each.getColumn_idx();
      if (column < 0
          || column >= columns.size()
          || edits.containsKey(List.of(columns.get(column).getPath()))) {
        break;
      }
      kept.add(each);
    }
    return kept;
  }

  @Override
  public String toString() {
    return "GroupRewrite[" + footer + "]";
  }
}
