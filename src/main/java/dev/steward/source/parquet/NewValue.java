package dev.steward.source.parquet;

import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A value to write, as its physical type; the other forms are empty. */
record NewValue(
    boolean asBoolean, int asInt, long asLong, float asFloat, double asDouble, Binary asBinary)
    implements RawValue {

  static NewValue of(boolean value) {
    return new NewValue(value, 0, 0, 0, 0, Binary.EMPTY);
  }

  static NewValue of(int value) {
    return new NewValue(false, value, 0, 0, 0, Binary.EMPTY);
  }

  static NewValue of(long value) {
    return new NewValue(false, 0, value, 0, 0, Binary.EMPTY);
  }

  static NewValue of(float value) {
    return new NewValue(false, 0, 0, value, 0, Binary.EMPTY);
  }

  static NewValue of(double value) {
    return new NewValue(false, 0, 0, 0, value, Binary.EMPTY);
  }

  static NewValue of(byte[] value) {
    return new NewValue(false, 0, 0, 0, 0, Binary.fromConstantByteArray(value));
  }

  /** A value as it is. */
  static NewValue copy(PrimitiveTypeName type, RawValue value) {
    return switch (type) {
      case BOOLEAN -> of(value.asBoolean());
      case INT32 -> of(value.asInt());
      case INT64 -> of(value.asLong());
      case FLOAT -> of(value.asFloat());
      case DOUBLE -> of(value.asDouble());
      case INT96, BINARY, FIXED_LEN_BYTE_ARRAY -> of(value.asBinary().getBytes());
    };
  }

  /** Whether another value of the same physical type is the same. */
  boolean isSame(PrimitiveTypeName type, RawValue other) {
    return switch (type) {
      case BOOLEAN -> asBoolean == other.asBoolean();
      case INT32 -> asInt == other.asInt();
      case INT64 -> asLong == other.asLong();
      case FLOAT -> Float.compare(asFloat, other.asFloat()) == 0;
      case DOUBLE -> Double.compare(asDouble, other.asDouble()) == 0;
      case INT96, BINARY, FIXED_LEN_BYTE_ARRAY ->
          Arrays.equals(asBinary.getBytesUnsafe(), other.asBinary().getBytesUnsafe());
    };
  }

  void write(PrimitiveTypeName type, ColumnWriter to, int repetition, int definition) {
    switch (type) {
      case BOOLEAN -> to.write(asBoolean, repetition, definition);
      case INT32 -> to.write(asInt, repetition, definition);
      case INT64 -> to.write(asLong, repetition, definition);
      case FLOAT -> to.write(asFloat, repetition, definition);
      case DOUBLE -> to.write(asDouble, repetition, definition);
      case INT96, BINARY, FIXED_LEN_BYTE_ARRAY -> to.write(asBinary, repetition, definition);
    }
  }

  @Override
  public String toString() {
    return "NewValue[" + asBinary.length() + "]";
  }
}
