package dev.steward.report.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** How a report's columns are Parquet columns: each optional, by the class of its values. */
final class ReportTypes {
  private ReportTypes() {}

  static MessageType schema(String name, Map<String, Class<?>> columns) {
    List<Type> fields = new ArrayList<>();
    columns.forEach((column, valueType) -> fields.add(field(column, valueType)));
    return new MessageType(name, fields);
  }

  static IllegalArgumentException noColumnFor(Class<?> valueType) {
    return new IllegalArgumentException("No Parquet column holds a " + valueType.getName());
  }

  private static Type field(String name, Class<?> valueType) {
    if (valueType == String.class) {
      return Types.optional(BINARY).as(stringType()).named(name);
    } else if (valueType == Boolean.class) {
      return Types.optional(BOOLEAN).named(name);
    } else if (valueType == Long.class) {
      return Types.optional(INT64).named(name);
    } else if (valueType == Double.class) {
      return Types.optional(DOUBLE).named(name);
    } else if (valueType == LocalDate.class) {
      return Types.optional(INT32).as(dateType()).named(name);
    } else if (valueType == Instant.class) {
      return Types.optional(INT64).as(timestampType(true, TimeUnit.MICROS)).named(name);
    }
    throw noColumnFor(valueType);
  }
}
