package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The same text, or null, in each row: the value of a partition folder's key. */
final class ConstantDecoder implements ColumnDecoder {
  private final ColumnVector values;
  private final int id;
  private int rows;

  ConstantDecoder(@Nullable String text) {
    byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    int size = text == null ? 0 : 1;
    values = new ColumnVector.Bytes(size, utf8, new int[] {0, utf8.length}, null);
    id = size - 1;
  }

  @Override
  public void moveTo(long row) {}

  @Override
  public int decode(int rows, long bytes) {
    this.rows += rows;
    return rows;
  }

  @Override
  public long bytes() {
    return 4L * rows;
  }

  @Override
  public ColumnVector take() {
    int[] ids = new int[rows];
    Arrays.fill(ids, id);
    ColumnVector taken = new ColumnVector.Dictionary(rows, values, ids);
    rows = 0;
    return taken;
  }
}
