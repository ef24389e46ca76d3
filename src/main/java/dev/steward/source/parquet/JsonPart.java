package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import tools.jackson.core.JsonGenerator;

/**
 * A part of a nested field. Its leaves stand on the entries where one instance of the part begins,
 * and afterwards on those behind it: how often a leaf's entries come for each instance, and what is
 * null, <a href="https://github.com/apache/parquet-format#nested-encoding">their levels</a> tell.
 */
sealed interface JsonPart {
  /** Stands on the first of the part's leaves. */
  ColumnReader first();

  /** Whether the instance is null. */
  boolean isNull();

  void write(JsonGenerator json);

  /** Passes an instance that is null or empty: one entry of each leaf. */
  void skip();

  /**
   * @param definition the level at which it is not null
   */
  record Value(LeafRows leaf, int definition) implements JsonPart {
    @Override
    public ColumnReader first() {
      return leaf.reader();
    }

    @Override
    public boolean isNull() {
      return first().getCurrentDefinitionLevel() < definition;
    }

    @Override
    public void write(JsonGenerator json) {
      if (isNull()) {
        json.writeNull();
      } else {
        write(json, vector(), leaf.leaf().type().type());
      }
      skip();
    }

    /** The value, which is not null, as text. */
    String text() {
      DataType type = leaf.leaf().type().type();
      return vector() instanceof ColumnVector.Bytes bytes && type == DataType.TEXT
          ? new String(bytes.data(), 0, bytes.offsets()[1], StandardCharsets.UTF_8)
          : TextVector.text(vector(), type, 0);
    }

    private ColumnVector vector() {
      VectorBuilder value = leaf.leaf().type().builder().get();
      value.add(new CurrentValue(first()));
      return value.take();
    }

    private static void write(JsonGenerator json, ColumnVector value, DataType type) {
      if (value instanceof ColumnVector.Longs longs && type == DataType.INTEGER) {
        json.writeNumber(longs.values()[0]);
      } else if (value instanceof ColumnVector.Longs longs && type == DataType.BOOLEAN) {
        json.writeBoolean(longs.values()[0] != 0);
      } else if (value instanceof ColumnVector.Doubles doubles
          && Double.isFinite(doubles.values()[0])) {
        json.writeNumber(doubles.values()[0]);
      } else if (value instanceof ColumnVector.Decimals decimals) {
        json.writeNumber(decimals.values()[0]);
      } else if (value instanceof ColumnVector.Bytes bytes && type == DataType.TEXT) {
        json.writeUTF8String(bytes.data(), 0, bytes.offsets()[1]);
      } else if (value instanceof ColumnVector.Bytes bytes) {
        json.writeBinary(bytes.data(), 0, bytes.offsets()[1]);
      } else {
        json.writeString(TextVector.text(value, type, 0));
      }
    }

    @Override
    public void skip() {
      first().consume();
    }
  }

  /** A struct, list or map that may be null. */
  record Present(JsonPart content, int definition) implements JsonPart {
    @Override
    public ColumnReader first() {
      return content.first();
    }

    @Override
    public boolean isNull() {
      return first().getCurrentDefinitionLevel() < definition;
    }

    @Override
    public void write(JsonGenerator json) {
      if (isNull()) {
        json.writeNull();
        skip();
      } else {
        content.write(json);
      }
    }

    @Override
    public void skip() {
      content.skip();
    }
  }

  record Field(String name, JsonPart part) {}

  record Struct(List<Field> fields) implements JsonPart {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public ColumnReader first() {
      return fields.get(0).part().first();
    }

    @Override
    public boolean isNull() {
      return false;
    }

    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      for (Field field : fields) {
        json.writeName(field.name());
        field.part().write(json);
      }
      json.writeEndObject();
    }

    @Override
    public void skip() {
      fields.forEach(field -> field.part().skip());
    }
  }

  /**
   * @param definition the level at which there is an element
   * @param repetition the level at which another one follows
   */
  record Elements(JsonPart element, int definition, int repetition) implements JsonPart {
    @Override
    public ColumnReader first() {
      return element.first();
    }

    @Override
    public boolean isNull() {
      return false;
    }

    @Override
    public void write(JsonGenerator json) {
      json.writeStartArray();
      if (first().getCurrentDefinitionLevel() < definition) {
        skip();
      } else {
        do {
          element.write(json);
        } while (first().getCurrentRepetitionLevel() == repetition);
      }
      json.writeEndArray();
    }

    @Override
    public void skip() {
      element.skip();
    }
  }

  /** As {@link Elements}: an object that has the keys, as text, for names. */
  record Entries(Value key, JsonPart value, int definition, int repetition) implements JsonPart {
    @Override
    public ColumnReader first() {
      return key.first();
    }

    @Override
    public boolean isNull() {
      return false;
    }

    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      if (first().getCurrentDefinitionLevel() < definition) {
        skip();
      } else {
        do {
          json.writeName(key.isNull() ? "" : key.text());
          key.skip();
          value.write(json);
        } while (first().getCurrentRepetitionLevel() == repetition);
      }
      json.writeEndObject();
    }

    @Override
    public void skip() {
      key.skip();
      value.skip();
    }
  }
}
