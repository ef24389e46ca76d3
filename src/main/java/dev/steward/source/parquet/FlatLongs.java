package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Integers, dates and times, of four or eight bytes; booleans come as entries of a dictionary. */
final class FlatLongs implements FlatValues {
  /** What is stored, and so how it becomes a number in the unit of the column's type. */
  enum Stored {
    INT32(4),
    UNSIGNED_INT32(4),
    MILLIS_OF_DAY(4),
    INT64(8),
    MILLIS(8),
    NANOS(8);

    private final int width;

    Stored(int width) {
      this.width = width;
    }
  }

  private final Stored stored;
  private final Nulls nulls = new Nulls();
  private long[] values = new long[16];
  private int count;

  FlatLongs(Stored stored) {
    this.stored = stored;
  }

  @Override
  public int add(PlainPage page, int more, long limit) throws CorruptFileException {
    page.require(more, stored.width);
    reserve(more);
    if (stored.width == 4) {
      for (int i = 0; i < more; i++) {
        values[count + i] = LittleEndian.intAt(page.bytes, page.at + 4 * i);
      }
    } else {
      for (int i = 0; i < more; i++) {
        values[count + i] = LittleEndian.longAt(page.bytes, page.at + 8 * i);
      }
    }
    convert(count, count + more);
    page.at += stored.width * more;
    count += more;
    return more;
  }

  private void convert(int from, int to) {
    long[] all = values;
    switch (stored) {
      case INT32, INT64 -> {}
      case UNSIGNED_INT32 -> {
        for (int i = from; i < to; i++) {
          all[i] &= 0xffff_ffffL;
        }
      }
      case MILLIS_OF_DAY -> {
        for (int i = from; i < to; i++) {
          all[i] *= 1000L;
        }
      }
      case MILLIS -> {
        for (int i = from; i < to; i++) {
          all[i] = TimeUnit.MILLISECONDS.toMicros(all[i]);
        }
      }
      case NANOS -> {
        for (int i = from; i < to; i++) {
          all[i] = Math.floorDiv(all[i], 1000L);
        }
      }
    }
  }

  @Override
  public void skip(PlainPage page, int more) throws CorruptFileException {
    page.require(more, stored.width);
    page.at += stored.width * more;
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
    long[] from = ((ColumnVector.Longs) entries).values();
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
    ColumnVector taken = new ColumnVector.Longs(count, values, nulls.take());
    values = new long[Math.max(16, count)];
    count = 0;
    return taken;
  }
}
