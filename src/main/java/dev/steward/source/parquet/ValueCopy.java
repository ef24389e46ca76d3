package dev.steward.source.parquet;

import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Hands the value that a reader stands on to a writer. */
interface ValueCopy {
  /**
   * @param lasting whether byte arrays are those of a dictionary; others lie in a page whose array
   *     the next one overwrites, and writers keep some of them
   */
  void value(ColumnReader from, boolean lasting, ColumnWriter to, int repetition, int definition);

  static ValueCopy of(PrimitiveTypeName type) {
    return switch (type) {
      case BOOLEAN -> (from, lasting, to, r, d) -> to.write(from.getBoolean(), r, d);
      case INT32 -> (from, lasting, to, r, d) -> to.write(from.getInteger(), r, d);
      case INT64 -> (from, lasting, to, r, d) -> to.write(from.getLong(), r, d);
      case FLOAT -> (from, lasting, to, r, d) -> to.write(from.getFloat(), r, d);
      case DOUBLE -> (from, lasting, to, r, d) -> to.write(from.getDouble(), r, d);
      case INT96, BINARY, FIXED_LEN_BYTE_ARRAY ->
          (from, lasting, to, r, d) -> to.write(binary(from.getBinary(), lasting), r, d);
    };
  }

  private static Binary binary(Binary value, boolean lasting) {
    return lasting ? value : Binary.fromReusedByteBuffer(value.toByteBuffer());
  }
}
