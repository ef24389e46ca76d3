package dev.steward.source.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Text as a value of a type. */
final class TypedText {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] JSON_NULL = {'n', 'u', 'l', 'l'};

  private TypedText() {}

  /**
   * The value that a text names; empty where it names none of the type.
   *
   * @param text whether the type's byte arrays are text
   */
  static Optional<NewValue> of(PrimitiveType type, boolean text, String value) {
    try {
      return Optional.ofNullable(parsed(type, text, value));
    } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable NewValue parsed(PrimitiveType type, boolean text, String value) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    String plain = value.strip();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN ->
          plain.equals("true") || plain.equals("false") ? NewValue.of(plain.equals("true")) : null;
      case INT32 -> int32(type, logical, plain);
      case INT64 -> int64(type, logical, plain);
      case FLOAT -> NewValue.of(Float.parseFloat(plain));
      case DOUBLE -> NewValue.of(Double.parseDouble(plain));
      case INT96 -> NewValue.of(TypedTime.int96(TypedTime.dateTime(plain)));
      case BINARY -> binary(logical, text, value);
      case FIXED_LEN_BYTE_ARRAY -> fixed(logical, type.getTypeLength(), plain);
    };
  }

  private static @Nullable NewValue int32(
      PrimitiveType type, @Nullable LogicalTypeAnnotation logical, String value) {
    if (logical instanceof DateLogicalTypeAnnotation) {
      return NewValue.of(Math.toIntExact(LocalDate.parse(value).toEpochDay()));
    }
    if (logical instanceof TimeLogicalTypeAnnotation) {
      return NewValue.of(Math.toIntExact(LocalTime.parse(value).toNanoOfDay() / 1_000_000));
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return NewValue.of(unscaled(decimal, value).intValueExact());
    }
    BigInteger number = new BigInteger(value);
    return inRange(type, logical, number) ? NewValue.of(number.intValue()) : null;
  }

  private static @Nullable NewValue int64(
      PrimitiveType type, @Nullable LogicalTypeAnnotation logical, String value) {
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      long nanos = LocalTime.parse(value).toNanoOfDay();
      return NewValue.of(time.getUnit() == TimeUnit.NANOS ? nanos : nanos / 1000);
    }
    if (logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation stamp) {
      return NewValue.of(TypedTime.count(TypedTime.dateTime(value), stamp.getUnit()));
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return NewValue.of(unscaled(decimal, value).longValueExact());
    }
    BigInteger number = new BigInteger(value);
    return inRange(type, logical, number) ? NewValue.of(number.longValue()) : null;
  }

  private static boolean inRange(
      PrimitiveType type, @Nullable LogicalTypeAnnotation logical, BigInteger number) {
    int bits =
        type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT32
            ? Integer.SIZE
            : Long.SIZE;
    if (logical instanceof IntLogicalTypeAnnotation integer) {
      return integer.isSigned()
          ? number.bitLength() < integer.getBitWidth()
          : number.signum() >= 0 && number.bitLength() <= integer.getBitWidth();
    }
    return number.bitLength() < bits;
  }

  private static BigInteger unscaled(DecimalLogicalTypeAnnotation type, String value) {
    if (value.length() > 100) {
      throw new NumberFormatException();
    }
    BigDecimal number = new BigDecimal(value).setScale(type.getScale());
    if (number.precision() > type.getPrecision()) {
      throw new ArithmeticException();
    }
    return number.unscaledValue();
  }

  private static @Nullable NewValue binary(
      @Nullable LogicalTypeAnnotation logical, boolean text, String value) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return NewValue.of(unscaled(decimal, value.strip()).toByteArray());
    }
    boolean admitted = !(logical instanceof JsonLogicalTypeAnnotation) || isJson(value);
    return text && admitted ? NewValue.of(value.getBytes(UTF_8)) : null;
  }

  private static boolean isJson(String value) {
    try {
      return !value.isBlank() && JSON.readTree(value) != null;
    } catch (JacksonException e) {
      return false;
    }
  }

  private static @Nullable NewValue fixed(
      @Nullable LogicalTypeAnnotation logical, int length, String value) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      BigInteger unscaled = unscaled(decimal, value);
      byte[] digits = unscaled.toByteArray();
      if (digits.length > length) {
        return null;
      }
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, 0, length - digits.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
      System.arraycopy(digits, 0, bytes, length - digits.length, digits.length);
      return NewValue.of(bytes);
    }
    if (logical instanceof UUIDLogicalTypeAnnotation && length == 16) {
      UUID uuid = UUID.fromString(value);
      return NewValue.of(
          ByteBuffer.allocate(length)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits())
              .array());
    }
    return null;
  }

  /** What stands for no value where null may not. */
  static NewValue neutral(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> NewValue.of(false);
      case INT32 -> NewValue.of(0);
      case INT64 -> NewValue.of(0L);
      case FLOAT -> NewValue.of(0f);
      case DOUBLE -> NewValue.of(0d);
      case INT96 -> NewValue.of(TypedTime.int96(LocalDate.EPOCH.atStartOfDay()));
      case FIXED_LEN_BYTE_ARRAY -> NewValue.of(new byte[type.getTypeLength()]);
      case BINARY -> {
        if (logical instanceof DecimalLogicalTypeAnnotation) {
          yield NewValue.of(new byte[1]);
        }
        boolean json = logical instanceof JsonLogicalTypeAnnotation;
        yield NewValue.of(json ? JSON_NULL.clone() : new byte[0]);
      }
    };
  }
}
