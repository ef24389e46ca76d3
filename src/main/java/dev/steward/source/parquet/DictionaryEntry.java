package dev.steward.source.parquet;

import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;

/** An entry of a chunk's dictionary. */
record DictionaryEntry(Dictionary dictionary, int id) implements RawValue {
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
    return "DictionaryEntry[" + id + "]";
  }
}
