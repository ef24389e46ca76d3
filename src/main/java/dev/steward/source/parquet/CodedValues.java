package dev.steward.source.parquet;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter;

/**
 * Dictionaries like those of other chunks. Where all values of the other chunk came from its
 * dictionary, so do those of the new one, whether that is shorter or not.
 */
final class CodedValues {
  private static final int LEAST = 1 << 6;
  private static final int ROOM = 1 << 20;
  private static final int LARGEST = 1 << 30;
  private static final int LENGTH_OF_INT96 = 12;

  private CodedValues() {}

  /**
   * @param form of a chunk that has a dictionary
   */
  static DictionaryValuesWriter like(
      ChunkForm form, ColumnDescriptor column, ByteBufferAllocator allocator) {
    Encoding data = form.coded() == null ? Encoding.PLAIN_DICTIONARY : form.coded();
    Encoding entries = form.dictionary() == null ? Encoding.PLAIN_DICTIONARY : form.dictionary();
    boolean all = form.plain() == null;
    // more where all came from it: replacements may be longer than what they replace
    int most =
        all
            ? Math.max(ROOM, 2 * Math.min(LARGEST / 2, form.dictionaryBytes()))
            : Math.max(LEAST, form.dictionaryBytes());
    return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> throw new IllegalArgumentException("There are no dictionaries of booleans");
      case INT32 ->
          new DictionaryValuesWriter.PlainIntegerDictionaryValuesWriter(
              most, data, entries, allocator) {
            @Override
            public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
              return all || super.isCompressionSatisfying(rawSize, encodedSize);
            }
          };
      case INT64 ->
          new DictionaryValuesWriter.PlainLongDictionaryValuesWriter(
              most, data, entries, allocator) {
            @Override
            public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
              return all || super.isCompressionSatisfying(rawSize, encodedSize);
            }
          };
      case FLOAT ->
          new DictionaryValuesWriter.PlainFloatDictionaryValuesWriter(
              most, data, entries, allocator) {
            @Override
            public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
              return all || super.isCompressionSatisfying(rawSize, encodedSize);
            }
          };
      case DOUBLE ->
          new DictionaryValuesWriter.PlainDoubleDictionaryValuesWriter(
              most, data, entries, allocator) {
            @Override
            public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
              return all || super.isCompressionSatisfying(rawSize, encodedSize);
            }
          };
      case BINARY ->
          new DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter(
              most, data, entries, allocator) {
            @Override
            public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
              return all || super.isCompressionSatisfying(rawSize, encodedSize);
            }
          };
      case INT96 -> fixed(LENGTH_OF_INT96, most, data, entries, allocator, all);
      case FIXED_LEN_BYTE_ARRAY ->
          fixed(column.getTypeLength(), most, data, entries, allocator, all);
    };
  }

  private static DictionaryValuesWriter fixed(
      int length,
      int most,
      Encoding data,
      Encoding entries,
      ByteBufferAllocator allocator,
      boolean all) {
    return new DictionaryValuesWriter.PlainFixedLenArrayDictionaryValuesWriter(
        most, length, data, entries, allocator) {
      @Override
      public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
        return all || super.isCompressionSatisfying(rawSize, encodedSize);
      }
    };
  }
}
