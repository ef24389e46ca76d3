package dev.steward.report.parquet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Hands a row's values to Parquet. */
final class RowWriteSupport extends WriteSupport<List<@Nullable Object>> {
  private final MessageType schema;
  private @Nullable RecordConsumer consumer;

  RowWriteSupport(String name, Map<String, Class<?>> columns) {
    schema = ReportTypes.schema(name, columns);
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
  public void write(List<@Nullable Object> row) {
    RecordConsumer to = Objects.requireNonNull(consumer, "prepareForWrite comes first");
    to.startMessage();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value != null) {
        String name = schema.getFieldName(i);
        to.startField(name, i);
        write(value, to);
        to.endField(name, i);
      }
    }
    to.endMessage();
  }

  private static void write(Object value, RecordConsumer to) {
    if (value instanceof String text) {
      to.addBinary(Binary.fromString(text));
    } else if (value instanceof Boolean flag) {
      to.addBoolean(flag);
    } else if (value instanceof Long number) {
      to.addLong(number);
    } else if (value instanceof Double number) {
      to.addDouble(number);
    } else if (value instanceof LocalDate date) {
      to.addInteger(Math.toIntExact(date.toEpochDay()));
    } else if (value instanceof Instant instant) {
      to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    } else {
      throw ReportTypes.noColumnFor(value.getClass());
    }
  }
}
