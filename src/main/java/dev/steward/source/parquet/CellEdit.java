package dev.steward.source.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.source.CellDate;
import dev.steward.source.JsonPath;
import dev.steward.source.Replacement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * What a replacement makes of a leaf's values.
 *
 * @param inside where in the leaf's text, which is JSON, the replacement belongs; empty for the
 *     whole value
 */
record CellEdit(Leaf leaf, Optional<JsonPath> inside, Replacement replacement) {
  /**
   * The value that takes the place of one that is not null; null for null, which only leaves that
   * admit it get.
   */
  @Nullable NewValue of(RawValue value) {
    if (inside.isPresent()) {
      // a part that cannot be found goes with the whole
      return inside.get().replace(text(value), replacement).flatMap(this::typed).orElse(nothing());
    }
    if (replacement instanceof Replacement.Correction correction) {
      return correction.wrong().test(text(value))
          ? typed(correction.right()).orElse(nothing())
          : NewValue.copy(primitive().getPrimitiveTypeName(), value);
    }
    if (replacement instanceof Replacement.Text text) {
      return typed(text.text()).orElse(nothing());
    }
    if (replacement instanceof Replacement.Derived derived) {
      return typed(derived.function().apply(text(value))).orElse(nothing());
    }
    return replacement instanceof Replacement.FirstOfYear ? firstOfYear(value) : nothing();
  }

  /** What takes the place of null; empty where null stays. */
  Optional<NewValue> filling() {
    return replacement instanceof Replacement.Correction correction
            && correction.fills()
            && inside.isEmpty()
            && !leaf.isRepeated()
        ? typed(correction.right())
        : Optional.empty();
  }

  /** Why the leaf cannot hold what puts its values right; empty where it can. */
  Optional<String> misfit() {
    if (!(replacement instanceof Replacement.Correction correction) || inside.isPresent()) {
      return Optional.empty();
    }
    if (correction.right().isEmpty()) {
      return primitive().isRepetition(Repetition.OPTIONAL)
          ? Optional.empty()
          : Optional.of("column " + leaf.name() + " admits no null");
    }
    return typed(correction.right()).isPresent()
        ? Optional.empty()
        : Optional.of("the new value is none of the type of column " + leaf.name());
  }

  private Optional<NewValue> typed(@Nullable String text) {
    boolean isText = leaf.type().type() == DataType.TEXT;
    if (text == null || (replacement instanceof Replacement.Correction && text.isEmpty())) {
      return Optional.empty();
    }
    return TypedText.of(primitive(), isText, text);
  }

  private @Nullable NewValue firstOfYear(RawValue value) {
    OptionalLong day = CellDate.day(vector(value), leaf.type().type(), 0);
    if (day.isEmpty() || leaf.type().type() == DataType.TEXT) {
      return nothing();
    }
    try {
      LocalDate first = LocalDate.ofEpochDay(day.getAsLong()).withDayOfYear(1);
      return TypedTime.startOf(first, primitive()).orElse(nothing());
    } catch (DateTimeException e) {
      return nothing();
    }
  }

  private @Nullable NewValue nothing() {
    return primitive().isRepetition(Repetition.OPTIONAL) ? null : TypedText.neutral(primitive());
  }

  private String text(RawValue value) {
    DataType type = leaf.type().type();
    ColumnVector one = vector(value);
    return one instanceof ColumnVector.Bytes bytes && type == DataType.TEXT
        ? new String(bytes.data(), 0, bytes.offsets()[1], UTF_8)
        : TextVector.text(one, type, 0);
  }

  private ColumnVector vector(RawValue value) {
    VectorBuilder one = leaf.type().builder().get();
    one.add(value);
    return one.take();
  }

  private PrimitiveType primitive() {
    return leaf.descriptor().getPrimitiveType();
  }
}
