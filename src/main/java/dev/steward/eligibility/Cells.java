package dev.steward.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import org.jspecify.annotations.Nullable;

/** Cells as texts. */
final class Cells {
  private Cells() {}

  /** The text of a cell; null where it is null or empty, or holds no text. */
  static @Nullable String text(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    if (column instanceof ColumnVector.Dictionary dictionary) {
      return text(dictionary.values(), dictionary.ids()[row]);
    }
    if (column instanceof ColumnVector.Bytes bytes) {
      int from = bytes.offsets()[row];
      int to = bytes.offsets()[row + 1];
      return from == to ? null : new String(bytes.data(), from, to - from, UTF_8);
    }
    if (column instanceof ColumnVector.Longs longs) {
      return Long.toString(longs.values()[row]);
    }
    return null;
  }
}
