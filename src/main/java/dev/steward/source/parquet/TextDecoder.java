package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Turns what another decoder yields into text, each dictionary once. */
final class TextDecoder implements ColumnDecoder {
  private final ColumnDecoder values;
  private final DataType type;
  private @Nullable ColumnVector dictionary;
  private @Nullable ColumnVector dictionaryText;

  TextDecoder(ColumnDecoder values, DataType type) {
    this.values = values;
    this.type = type;
  }

  @Override
  public ColumnVector take() {
    return text(values.take());
  }

  private ColumnVector text(ColumnVector vector) {
    if (vector instanceof ColumnVector.Repeated lists) {
      return new ColumnVector.Repeated(lists.size(), text(lists.values()), lists.starts());
    }
    if (vector instanceof ColumnVector.Dictionary positions) {
      return new ColumnVector.Dictionary(
          positions.size(), entries(positions.values()), positions.ids());
    }
    return TextVector.of(vector, type);
  }

  private ColumnVector entries(ColumnVector values) {
    if (dictionaryText == null || dictionary != values) {
      dictionary = values;
      dictionaryText = TextVector.of(values, type);
    }
    return dictionaryText;
  }

  @Override
  public @Nullable ColumnVector entries() throws IOException {
    ColumnVector entries = values.entries();
    return entries == null ? null : entries(entries);
  }

  @Override
  public void moveTo(long row) throws IOException {
    values.moveTo(row);
  }

  @Override
  public int decode(int rows, long bytes) throws IOException {
    return values.decode(rows, bytes);
  }

  @Override
  public long bytes() {
    return values.bytes();
  }
}
