package dev.steward.source.parquet;

import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;

/** The value that a reader stands on. */
record CurrentValue(ColumnReader reader) implements RawValue {
  @Override
  public boolean asBoolean() {
    return reader.getBoolean();
  }

  @Override
  public int asInt() {
    return reader.getInteger();
  }

  @Override
  public long asLong() {
    return reader.getLong();
  }

  @Override
  public float asFloat() {
    return reader.getFloat();
  }

  @Override
  public double asDouble() {
    return reader.getDouble();
  }

  @Override
  public Binary asBinary() {
    return reader.getBinary();
  }

  @Override
  public String toString() {
    return "CurrentValue";
  }
}
