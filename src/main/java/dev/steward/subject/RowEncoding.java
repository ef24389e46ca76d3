package dev.steward.subject;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.Payload;
import java.math.BigDecimal;
import java.util.Objects;

/** Writes rows cell by cell, each with its type's own bytes. {@link RowReplay} reads them. */
final class RowEncoding {
  static final byte NULL = 0;
  static final byte VALUE = 1;
  static final byte LIST = 2;

  private RowEncoding() {}

  static void put(RowBatch batch, int row, Payload into) {
    for (ColumnVector column : batch.columns()) {
      cell(column, row, into);
    }
  }

  private static void cell(ColumnVector column, int row, Payload into) {
    if (column instanceof ColumnVector.Repeated lists) {
      int from = lists.starts()[row];
      int to = lists.starts()[row + 1];
      into.put(LIST).put(to - from);
      for (int i = from; i < to; i++) {
        cell(lists.values(), i, into);
      }
    } else if (column.isNull(row)) {
      into.put(NULL);
    } else if (column instanceof ColumnVector.Dictionary dictionary) {
      cell(dictionary.values(), dictionary.ids()[row], into);
    } else {
      into.put(VALUE);
      value(column, row, into);
    }
  }

  private static void value(ColumnVector column, int row, Payload into) {
    if (column instanceof ColumnVector.Longs longs) {
      into.put(longs.values()[row]);
    } else if (column instanceof ColumnVector.Doubles doubles) {
      into.put(Double.doubleToRawLongBits(doubles.values()[row]));
    } else if (column instanceof ColumnVector.Decimals decimals) {
      BigDecimal value = Objects.requireNonNull(decimals.values()[row]);
      byte[] unscaled = value.unscaledValue().toByteArray();
      into.put(value.scale()).put(unscaled.length).put(unscaled, 0, unscaled.length);
    } else if (column instanceof ColumnVector.Bytes bytes) {
      int from = bytes.offsets()[row];
      int to = bytes.offsets()[row + 1];
      into.put(to - from).put(bytes.data(), from, to);
    }
  }
}
