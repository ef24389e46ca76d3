package dev.steward.testkit.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes records that are maps from column paths to values. A list of structs is a list of values
 * for each of the structs' fields, of equal sizes.
 */
final class RecordWriteSupport extends WriteSupport<Map<String, @Nullable Object>> {
  private final MessageType schema;
  private @Nullable RecordConsumer consumer;

  RecordWriteSupport(MessageType schema) {
    this.schema = schema;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Map<String, @Nullable Object> values) {
    if (consumer == null) {
      throw new IllegalStateException("Cannot write a record before prepareForWrite");
    }
    consumer.startMessage();
    new Record(consumer, values).fields(schema, "", 0);
    consumer.endMessage();
  }

  private record Record(RecordConsumer to, Map<String, @Nullable Object> values) {
    void fields(GroupType group, String prefix, int element) {
      for (int i = 0; i < group.getFieldCount(); i++) {
        Type field = group.getType(i);
        String path = prefix + field.getName();
        if (field.isPrimitive()) {
          primitive(field, i, value(path, element));
        } else if (isList(field)) {
          list(field.asGroupType(), i, path);
        } else if (hasValue(path, element)) {
          to.startField(field.getName(), i);
          to.startGroup();
          fields(field.asGroupType(), path + ".", element);
          to.endGroup();
          to.endField(field.getName(), i);
        }
      }
    }

    private void list(GroupType list, int index, String path) {
      int size = size(path);
      to.startField(list.getName(), index);
      to.startGroup();
      if (size > 0) {
        GroupType repeated = list.getType(0).asGroupType();
        Type element = repeated.getType(0);
        to.startField(repeated.getName(), 0);
        for (int i = 0; i < size; i++) {
          to.startGroup();
          to.startField(element.getName(), 0);
          to.startGroup();
          fields(element.asGroupType(), path + ".", i);
          to.endGroup();
          to.endField(element.getName(), 0);
          to.endGroup();
        }
        to.endField(repeated.getName(), 0);
      }
      to.endGroup();
      to.endField(list.getName(), index);
    }

    private void primitive(Type field, int index, @Nullable Object value) {
      if (value == null) {
        return;
      }
      to.startField(field.getName(), index);
      if (value instanceof Integer number) {
        to.addInteger(number);
      } else if (value instanceof Instant instant) {
        to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
      } else {
        to.addBinary(Binary.fromString(value.toString()));
      }
      to.endField(field.getName(), index);
    }

    private @Nullable Object value(String path, int element) {
      Object value = values.get(path);
      return value instanceof List<?> list ? list.get(element) : value;
    }

    private boolean hasValue(String path, int element) {
      return values.keySet().stream()
          .anyMatch(name -> name.startsWith(path + ".") && value(name, element) != null);
    }

    private int size(String path) {
      return values.entrySet().stream()
          .filter(entry -> entry.getKey().startsWith(path + "."))
          .map(entry -> entry.getValue() instanceof List<?> list ? list.size() : 0)
          .findFirst()
          .orElse(0);
    }

    private static boolean isList(Type field) {
      return LogicalTypeAnnotation.listType().equals(field.getLogicalTypeAnnotation());
    }
  }
}
