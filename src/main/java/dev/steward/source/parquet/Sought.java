package dev.steward.source.parquet;

import dev.steward.core.DataType;
import dev.steward.core.KeyTuples;
import dev.steward.source.KeyFilter.Comparison;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The values that are looked for in one leaf, as the file's own statistics know them. All answers
 * are "perhaps", never a wrong no.
 */
interface Sought {
  /** Number of values. */
  int size();

  /**
   * Whether any of them may lie between two values.
   *
   * @param min the least value or less, in the plain encoding, as {@code max}
   */
  boolean within(ByteBuffer min, ByteBuffer max);

  /** Whether a filter may hold any of them. */
  default boolean in(BloomFilter filter) {
    return true;
  }

  /** Whether {@link #in} ever says no. */
  default boolean isHashable() {
    return false;
  }

  /** Whether those that are greatest and least by the rules of before column orders are right. */
  default boolean isOrderedAsEver() {
    return false;
  }

  /**
   * @param cells keys of one cell
   * @param asText whether the leaf's values are turned into text before they are compared
   * @return empty where the file's statistics cannot tell
   */
  static Optional<Sought> of(Leaf leaf, boolean asText, Comparison comparison, KeyTuples cells) {
    PrimitiveType primitive = leaf.descriptor().getPrimitiveType();
    if (comparison != Comparison.EXACT) {
      return Optional.empty();
    }
    return switch (primitive.getPrimitiveTypeName()) {
      case INT32, INT64 -> numbers(leaf.type().type(), asText, primitive, cells);
      case BINARY ->
          !asText && leaf.type().type() == DataType.TEXT
              ? Optional.of(new SoughtText(cells))
              : Optional.empty();
      case FIXED_LEN_BYTE_ARRAY ->
          primitive.getLogicalTypeAnnotation() instanceof UUIDLogicalTypeAnnotation
              ? Optional.of(SoughtUuids.of(cells))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Sought> numbers(
      DataType type, boolean asText, PrimitiveType primitive, KeyTuples cells) {
    boolean wide = primitive.getPrimitiveTypeName() == PrimitiveTypeName.INT64;
    var logical = primitive.getLogicalTypeAnnotation();
    boolean signed =
        logical == null
            || logical instanceof DateLogicalTypeAnnotation
            || (logical instanceof IntLogicalTypeAnnotation number && number.isSigned());
    if (signed && (!asText || type == DataType.INTEGER)) {
      return Optional.of(SoughtNumbers.of(cells, wide, Sought::integer));
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal && !asText) {
      return Optional.of(SoughtNumbers.of(cells, wide, text -> unscaled(text, decimal.getScale())));
    }
    return Optional.empty();
  }

  private static Optional<Long> integer(String text) {
    try {
      long value = Long.parseLong(text);
      return Long.toString(value).equals(text) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> unscaled(String text, int scale) {
    try {
      // a million digits are no key, and would be costly to scale
      BigDecimal value = text.length() > 40 ? BigDecimal.ONE : new BigDecimal(text);
      return value.stripTrailingZeros().toPlainString().equals(text)
          ? Optional.of(value.setScale(scale).unscaledValue().longValueExact())
          : Optional.empty();
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
