package dev.steward.source.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A column chunk whose pages have been written.
 *
 * @param metadata as the footer is to have it, its indexes apart
 * @param columnIndex as stored; null for none, as all that follow
 */
record NewChunk(
    ColumnChunk metadata,
    byte @Nullable [] columnIndex,
    byte @Nullable [] offsetIndex,
    byte @Nullable [] bloomFilter) {
  private static final int TAIL = 8;

  /**
   * @param schema of the one column
   */
  static NewChunk write(
      CountedOutput file,
      MessageType schema,
      ParquetProperties properties,
      ColumnChunkPageWriteStore pages,
      long rows,
      @Nullable BloomFilter bloomFilter)
      throws IOException {
    ColumnDescriptor column = schema.getColumns().get(0);
    ChunkSink sink = new ChunkSink(file);
    ParquetFileWriter writer =
        new ParquetFileWriter(
            sink, schema, ParquetFileWriter.Mode.CREATE, Long.MAX_VALUE, 0, null, properties);
    writer.start();
    sink.pages();
    writer.startBlock(rows);
    pages.flushToFileWriter(writer);
    if (bloomFilter != null) {
      writer.addBloomFilter(String.join(".", column.getPath()), bloomFilter);
    }
    writer.endBlock();
    sink.end();
    writer.end(Map.of());
    return of(sink);
  }

  private static NewChunk of(ChunkSink sink) throws IOException {
    byte[] held = sink.held();
    int length = ByteBuffer.wrap(held).order(ByteOrder.LITTLE_ENDIAN).getInt(held.length - TAIL);
    int start = held.length - TAIL - length;
    ColumnChunk chunk =
        Util.readFileMetaData(new ByteArrayInputStream(held, start, length))
            .getRow_groups()
            .get(0)
            .getColumns()
            .get(0);
    ColumnMetaData pages = chunk.getMeta_data();
    return new NewChunk(
        chunk,
        chunk.isSetColumn_index_offset()
            ? part(sink, chunk.getColumn_index_offset(), chunk.getColumn_index_length())
            : null,
        chunk.isSetOffset_index_offset()
            ? part(sink, chunk.getOffset_index_offset(), chunk.getOffset_index_length())
            : null,
        pages.isSetBloom_filter_offset()
            ? part(sink, pages.getBloom_filter_offset(), pages.getBloom_filter_length())
            : null);
  }

  private static byte[] part(ChunkSink sink, long place, int length) {
    int from = sink.heldAt(place);
    return Arrays.copyOfRange(sink.held(), from, from + length);
  }

  static List<String> path(ColumnChunk chunk) {
    return chunk.getMeta_data().getPath_in_schema();
  }

  @Override
  public String toString() {
    return "NewChunk[" + path(metadata) + "]";
  }
}
