package dev.steward.source.parquet;

import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;

/** A stored value that is not null, as its physical type; wrong calls fail. */
interface RawValue {
  boolean asBoolean();

  int asInt();

  long asLong();

  float asFloat();

  double asDouble();

  Binary asBinary();

  /** The value that a reader stands on. */
  record Current(ColumnReader reader) implements RawValue {
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
      return "Current";
    }
  }

  /** An entry of a chunk's dictionary. */
  record Entry(Dictionary dictionary, int id) implements RawValue {
    @Override
    public boolean asBoolean() {
      return dictionary.decodeToBoolean(id);
    }

    @Override
    public int asInt() {
      return dictionary.decodeToInt(id);
    }

    @Override
    public long asLong() {
      return dictionary.decodeToLong(id);
    }

    @Override
    public float asFloat() {
      return dictionary.decodeToFloat(id);
    }

    @Override
    public double asDouble() {
      return dictionary.decodeToDouble(id);
    }

    @Override
    public Binary asBinary() {
      return dictionary.decodeToBinary(id);
    }

    @Override
    public String toString() {
      return "Entry[" + id + "]";
    }
  }
}
