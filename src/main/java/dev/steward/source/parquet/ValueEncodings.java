package dev.steward.source.parquet;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Encodes values as those of another chunk of the column are. */
final class ValueEncodings implements ValuesWriterFactory {
  private static final int LENGTH_OF_INT96 = 12;
  private static final int SLAB = 1 << 12;
  private static final int LARGEST_SLAB = 1 << 20;

  private final ChunkForm form;
  private final ByteBufferAllocator allocator;

  ValueEncodings(ChunkForm form, ByteBufferAllocator allocator) {
    this.form = form;
    this.allocator = allocator;
  }

  @Override
  public void initialize(ParquetProperties properties) {}

  @Override
  public ValuesWriter newValuesWriter(ColumnDescriptor column) {
    ValuesWriter plain = plain(column, form.plain() == null ? Encoding.PLAIN : form.plain());
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    return form.coded() == null || type == PrimitiveTypeName.BOOLEAN
        ? plain
        : FallbackValuesWriter.of(CodedValues.like(form, column, allocator), plain);
  }

  private ValuesWriter plain(ColumnDescriptor column, Encoding encoding) {
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    return switch (encoding) {
      case RLE ->
          type == PrimitiveTypeName.BOOLEAN
              ? new RunLengthBitPackingHybridValuesWriter(1, SLAB, LARGEST_SLAB, allocator)
              : plain(column);
      case DELTA_BINARY_PACKED ->
          switch (type) {
            case INT32 ->
                new DeltaBinaryPackingValuesWriterForInteger(SLAB, LARGEST_SLAB, allocator);
            case INT64 -> new DeltaBinaryPackingValuesWriterForLong(SLAB, LARGEST_SLAB, allocator);
            default -> plain(column);
          };
      case DELTA_LENGTH_BYTE_ARRAY ->
          type == PrimitiveTypeName.BINARY
              ? new DeltaLengthByteArrayValuesWriter(SLAB, LARGEST_SLAB, allocator)
              : plain(column);
      case DELTA_BYTE_ARRAY ->
          type == PrimitiveTypeName.BINARY || type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
              ? new DeltaByteArrayWriter(SLAB, LARGEST_SLAB, allocator)
              : plain(column);
      case BYTE_STREAM_SPLIT -> split(column);
      default -> plain(column);
    };
  }

  private ValuesWriter split(ColumnDescriptor column) {
    return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case INT32 ->
          new ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter(
              SLAB, LARGEST_SLAB, allocator);
      case INT64 ->
          new ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter(
              SLAB, LARGEST_SLAB, allocator);
      case FLOAT ->
          new ByteStreamSplitValuesWriter.FloatByteStreamSplitValuesWriter(
              SLAB, LARGEST_SLAB, allocator);
      case DOUBLE ->
          new ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter(
              SLAB, LARGEST_SLAB, allocator);
      case FIXED_LEN_BYTE_ARRAY ->
          new ByteStreamSplitValuesWriter.FixedLenByteArrayByteStreamSplitValuesWriter(
              column.getTypeLength(), SLAB, LARGEST_SLAB, allocator);
      default -> plain(column);
    };
  }

  private ValuesWriter plain(ColumnDescriptor column) {
    return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> new BooleanPlainValuesWriter();
      case INT96 ->
          new FixedLenByteArrayPlainValuesWriter(LENGTH_OF_INT96, SLAB, LARGEST_SLAB, allocator);
      case FIXED_LEN_BYTE_ARRAY ->
          new FixedLenByteArrayPlainValuesWriter(
              column.getTypeLength(), SLAB, LARGEST_SLAB, allocator);
      default -> new PlainValuesWriter(SLAB, LARGEST_SLAB, allocator);
    };
  }
}
