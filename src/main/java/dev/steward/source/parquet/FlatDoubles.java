package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.util.Arrays;

/** Floating-point numbers of four or eight bytes. */
final class FlatDoubles implements FlatValues {
  private final int width;
  private final Nulls nulls = new Nulls();
  private double[] values = new double[16];
  private int count;

  /**
   * @param width 4 or 8
   */
  FlatDoubles(int width) {
    this.width = width;
  }

  @Override
  public int add(PlainPage page, int more, long limit) throws CorruptFileException {
    page.require(more, width);
    reserve(more);
    if (width == 4) {
      for (int i = 0; i < more; i++) {
        values[count + i] = Float.intBitsToFloat(LittleEndian.intAt(page.bytes, page.at + 4 * i));
      }
    } else {
      for (int i = 0; i < more; i++) {
        values[count + i] =
            Double.longBitsToDouble(LittleEndian.longAt(page.bytes, page.at + 8 * i));
      }
    }
    page.at += width * more;
    count += more;
    return more;
  }

  @Override
  public void skip(PlainPage page, int more) throws CorruptFileException {
    page.require(more, width);
    page.at += width * more;
  }

  private void reserve(int more) {
    if (count + more > values.length) {
      values = Arrays.copyOf(values, Math.max(count + more, 2 * values.length));
    }
  }

  @Override
  public void addNulls(int more) {
    reserve(more);
    nulls.mark(count, count + more);
    count += more;
  }

  @Override
  public void addEntries(ColumnVector entries, int[] ids, int more) {
    double[] from = ((ColumnVector.Doubles) entries).values();
    reserve(more);
    for (int i = 0; i < more; i++) {
      int id = ids[i];
      if (id < 0) {
        nulls.mark(count + i);
      } else {
        values[count + i] = from[id];
      }
    }
    count += more;
  }

  @Override
  public long bytes() {
    return 8L * count;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public ColumnVector take() {
    ColumnVector taken = new ColumnVector.Doubles(count, values, nulls.take());
    values = new double[Math.max(16, count)];
    count = 0;
    return taken;
  }
}
