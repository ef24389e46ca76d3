package dev.steward.source.parquet;

import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A leaf's type in Parquet's own words: {@code INT64 TIMESTAMP(MICROS,UTC)}. */
final class DeclaredType {
  private DeclaredType() {}

  static String of(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return logical == null ? physical(type) : physical(type) + " " + words(logical);
  }

  private static String physical(PrimitiveType type) {
    PrimitiveTypeName name = type.getPrimitiveTypeName();
    return switch (name) {
      case BINARY -> "BYTE_ARRAY";
      case FIXED_LEN_BYTE_ARRAY -> name + "(" + type.getTypeLength() + ")";
      default -> name.name();
    };
  }

  private static String words(LogicalTypeAnnotation logical) {
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      return "TIMESTAMP(" + timestamp.getUnit() + zone(timestamp.isAdjustedToUTC()) + ")";
    }
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      return "TIME(" + time.getUnit() + zone(time.isAdjustedToUTC()) + ")";
    }
    return logical.toString().toUpperCase(Locale.ROOT);
  }

  private static String zone(boolean utc) {
    return utc ? ",UTC" : ",local";
  }
}
