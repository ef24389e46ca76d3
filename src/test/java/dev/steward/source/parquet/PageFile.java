package dev.steward.source.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bitpacking.BitPackingValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/** Writes a file of one optional column page by page, as no writer at hand does. */
final class PageFile implements AutoCloseable {
  private final MessageType schema;
  private final ParquetFileWriter writer;

  PageFile(Path file, MessageType schema, int rows) throws IOException {
    this.schema = schema;
    writer =
        new ParquetFileWriter(
            new LocalOutputFile(file), schema, ParquetFileWriter.Mode.CREATE, 1 << 20, 0);
    writer.start();
    writer.startBlock(rows);
    writer.startColumn(schema.getColumns().get(0), rows, CompressionCodecName.UNCOMPRESSED);
  }

  void dictionary(String... entries) throws IOException {
    writer.writeDictionaryPage(
        new DictionaryPage(plain(entries), entries.length, Encoding.PLAIN_DICTIONARY));
  }

  void first(int count, Encoding levels, BytesInput bytes, Encoding encoding) throws IOException {
    writer.writeDataPage(
        count, (int) bytes.size(), bytes, statistics(), count, Encoding.RLE, levels, encoding);
  }

  void second(int count, BytesInput levels, BytesInput values, Encoding encoding)
      throws IOException {
    int size = (int) values.size();
    writer.writeDataPageV2(
        count, 0, count, BytesInput.empty(), levels, encoding, values, size, statistics());
  }

  private Statistics<?> statistics() {
    return Statistics.createStats(schema.getType(0).asPrimitiveType());
  }

  /** The values that are not null, one after another. */
  static BytesInput plain(String... values) {
    PlainValuesWriter plain =
        new PlainValuesWriter(100, 1 << 20, HeapByteBufferAllocator.getInstance());
    for (String value : values) {
      plain.writeBytes(Binary.fromString(value));
    }
    return copy(plain.getBytes());
  }

  static BytesInput runs(int width, int... numbers) throws IOException {
    try (RunLengthBitPackingHybridEncoder runs =
        new RunLengthBitPackingHybridEncoder(
            width, 100, 1 << 20, HeapByteBufferAllocator.getInstance())) {
      for (int number : numbers) {
        runs.writeInt(number);
      }
      return copy(runs.toBytes());
    }
  }

  /** As {@link #runs}, with the length in front. */
  static BytesInput levels(int... levels) throws IOException {
    BytesInput runs = runs(1, levels);
    return BytesInput.concat(BytesInput.fromInt((int) runs.size()), runs);
  }

  /** Levels as writers packed them before there were runs. */
  static BytesInput packed(int most, int... levels) {
    BitPackingValuesWriter packed =
        new BitPackingValuesWriter(most, 100, 1 << 20, HeapByteBufferAllocator.getInstance());
    for (int level : levels) {
      packed.writeInteger(level);
    }
    return copy(packed.getBytes());
  }

  private static BytesInput copy(BytesInput bytes) {
    try {
      return BytesInput.from(bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    writer.endColumn();
    writer.endBlock();
    writer.end(Map.of());
  }
}
