package dev.steward.source.parquet;

import dev.steward.core.DataType;
import dev.steward.source.parquet.FlatLongs.Stored;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * What a leaf's values are and how they are gathered, by its physical and logical type (<a
 * href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md">LogicalTypes.md</a>).
 * An annotation that we do not know, or that does not fit the physical type, is passed over. INT96
 * does not say whether it is an instant: it is taken for a local date-time. Nanoseconds are cut to
 * microseconds.
 *
 * @param builder gathers values one by one
 * @param flat gathers many values at once, as they lie in a page; null where there is no such way
 */
record LeafType(
    DataType type, Supplier<VectorBuilder> builder, @Nullable Supplier<FlatValues> flat) {
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
  private static final long MICROS_OF_DAY = 86_400_000_000L;

  static LeafType of(PrimitiveType primitive) {
    LogicalTypeAnnotation logical = primitive.getLogicalTypeAnnotation();
    return switch (primitive.getPrimitiveTypeName()) {
      case BOOLEAN -> longs(DataType.BOOLEAN, Stored.INT32, raw -> raw.asBoolean() ? 1 : 0);
      case INT32 -> ofInt32(logical);
      case INT64 -> ofInt64(logical);
      case INT96 -> longs(DataType.TIMESTAMP, null, raw -> int96(raw.asBinary()));
      case FLOAT -> doubles(() -> new FlatDoubles(Float.BYTES), RawValue::asFloat);
      case DOUBLE -> doubles(() -> new FlatDoubles(Double.BYTES), RawValue::asDouble);
      case BINARY -> ofBinary(logical);
      case FIXED_LEN_BYTE_ARRAY -> ofFixed(logical, primitive.getTypeLength());
    };
  }

  /** Bytes that turned out to be text. */
  static LeafType text() {
    return byteArrays(DataType.TEXT);
  }

  private static LeafType ofInt32(@Nullable LogicalTypeAnnotation logical) {
    if (logical instanceof DateLogicalTypeAnnotation) {
      return longs(DataType.DATE, Stored.INT32, RawValue::asInt);
    }
    if (logical instanceof TimeLogicalTypeAnnotation) {
      return longs(DataType.TIME, Stored.MILLIS_OF_DAY, raw -> raw.asInt() * 1000L);
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      int scale = decimal.getScale();
      return decimals(raw -> BigDecimal.valueOf(raw.asInt(), scale));
    }
    if (logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
      return longs(
          DataType.INTEGER, Stored.UNSIGNED_INT32, raw -> Integer.toUnsignedLong(raw.asInt()));
    }
    return longs(DataType.INTEGER, Stored.INT32, RawValue::asInt);
  }

  private static LeafType ofInt64(@Nullable LogicalTypeAnnotation logical) {
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      return micros(DataType.TIME, time.getUnit());
    }
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      return micros(
          timestamp.isAdjustedToUTC() ? DataType.INSTANT : DataType.TIMESTAMP, timestamp.getUnit());
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      int scale = decimal.getScale();
      return decimals(raw -> BigDecimal.valueOf(raw.asLong(), scale));
    }
    if (logical instanceof IntLogicalTypeAnnotation integer
        && !integer.isSigned()
        && integer.getBitWidth() == 64) {
      return decimals(raw -> new BigDecimal(Long.toUnsignedString(raw.asLong())));
    }
    return longs(DataType.INTEGER, Stored.INT64, RawValue::asLong);
  }

  private static LeafType ofBinary(@Nullable LogicalTypeAnnotation logical) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimals(decimal.getScale());
    }
    boolean text =
        logical instanceof StringLogicalTypeAnnotation
            || logical instanceof EnumLogicalTypeAnnotation
            || logical instanceof JsonLogicalTypeAnnotation;
    return text ? text() : byteArrays(DataType.BINARY);
  }

  private static LeafType ofFixed(@Nullable LogicalTypeAnnotation logical, int length) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimals(decimal.getScale());
    }
    if (logical instanceof UUIDLogicalTypeAnnotation && length == 16) {
      return bytes(DataType.TEXT, (raw, into) -> into.write(uuid(raw.asBinary())));
    }
    if (logical instanceof IntervalLogicalTypeAnnotation && length == 12) {
      return bytes(DataType.TEXT, (raw, into) -> into.write(interval(raw.asBinary())));
    }
    if (logical instanceof Float16LogicalTypeAnnotation && length == 2) {
      return doubles(null, raw -> float16(raw.asBinary()));
    }
    return binary();
  }

  private static LeafType micros(DataType type, LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      // saturates: a millisecond count beyond the years that microseconds reach stays extreme
      case MILLIS ->
          longs(type, Stored.MILLIS, raw -> TimeUnit.MILLISECONDS.toMicros(raw.asLong()));
      case MICROS -> longs(type, Stored.INT64, RawValue::asLong);
      case NANOS -> longs(type, Stored.NANOS, raw -> Math.floorDiv(raw.asLong(), 1000L));
    };
  }

  private static long int96(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = bytes.getLong();
    long days = bytes.getInt() - JULIAN_DAY_OF_EPOCH;
    return days * MICROS_OF_DAY + Math.floorDiv(nanosOfDay, 1000L);
  }

  /** IEEE 754 binary16, little endian. */
  private static double float16(Binary value) {
    short bits = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort();
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }

  private static String uuid(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.BIG_ENDIAN);
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }

  /** As ISO 8601 ({@code P14M3DT0.250S}): months, days and milliseconds do not convert. */
  private static String interval(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long months = Integer.toUnsignedLong(bytes.getInt());
    long days = Integer.toUnsignedLong(bytes.getInt());
    BigDecimal seconds = BigDecimal.valueOf(Integer.toUnsignedLong(bytes.getInt()), 3);
    return "P" + months + "M" + days + "DT" + seconds.toPlainString() + "S";
  }

  private static LeafType longs(
      DataType type, @Nullable Stored stored, ToLongFunction<RawValue> conversion) {
    return new LeafType(
        type,
        () -> new LongsBuilder(conversion),
        stored == null ? null : () -> new FlatLongs(stored));
  }

  private static LeafType doubles(
      @Nullable Supplier<FlatValues> flat, ToDoubleFunction<RawValue> conversion) {
    return new LeafType(DataType.FLOAT, () -> new DoublesBuilder(conversion), flat);
  }

  private static LeafType decimals(int scale) {
    return decimals(
        raw -> {
          byte[] unscaled = raw.asBinary().getBytesUnsafe();
          // an empty array is a zero that a careless writer cut too far
          return unscaled.length == 0
              ? BigDecimal.valueOf(0, scale)
              : new BigDecimal(new BigInteger(unscaled), scale);
        });
  }

  private static LeafType decimals(Function<RawValue, BigDecimal> conversion) {
    return new LeafType(DataType.DECIMAL, () -> new DecimalsBuilder(conversion), null);
  }

  private static LeafType binary() {
    return bytes(DataType.BINARY, (raw, into) -> raw.asBinary().writeTo(into));
  }

  private static LeafType byteArrays(DataType type) {
    return new LeafType(
        type, () -> new BytesBuilder((raw, into) -> raw.asBinary().writeTo(into)), FlatBytes::new);
  }

  private static LeafType bytes(DataType type, BytesBuilder.Writer writer) {
    return new LeafType(type, () -> new BytesBuilder(writer), null);
  }
}
