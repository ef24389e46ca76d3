package dev.steward.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import java.util.Optional;

/** Cells of text. */
final class Cells {
  private Cells() {}

  /** Empty where the cell is null, or no text. */
  static Optional<String> text(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return Optional.empty();
    }
    if (column instanceof ColumnVector.Dictionary dictionary) {
      return text(dictionary.values(), dictionary.ids()[row]);
    }
    if (column instanceof ColumnVector.Bytes bytes) {
      int from = bytes.offsets()[row];
      return Optional.of(new String(bytes.data(), from, bytes.offsets()[row + 1] - from, UTF_8));
    }
    return Optional.empty();
  }
}
