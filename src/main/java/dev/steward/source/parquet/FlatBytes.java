package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.io.IOException;
import java.util.Arrays;

/** Byte arrays: a length of four bytes, then the bytes. */
final class FlatBytes implements FlatValues {
  private static final int LARGEST = Integer.MAX_VALUE - 64;
  private static final int SHORT = 64;

  private final Nulls nulls = new Nulls();
  private byte[] data = new byte[256];
  private int length;
  private int[] offsets = new int[17];
  private int count;

  @Override
  public int add(PlainPage page, int count, long limit) throws IOException {
    page.require(count, 4);
    reserve(count);
    long most = limit - 4L * this.count;
    byte[] from = page.bytes;
    int end = page.end;
    int at = page.at;
    int done = 0;
    while (done < count) {
      int size = sizeAt(from, at, end);
      at += 4;
      append(from, at, size);
      at += size;
      done++;
      offsets[this.count + done] = length;
      if (length + 4L * done > most) {
        break;
      }
    }
    this.count += done;
    page.at = at;
    return done;
  }

  @Override
  public void skip(PlainPage page, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      page.at += 4 + sizeAt(page.bytes, page.at, page.end);
    }
  }

  private static int sizeAt(byte[] from, int at, int end) throws CorruptFileException {
    if (end - at < 4) {
      throw PlainPage.endsEarly();
    }
    int size = LittleEndian.intAt(from, at);
    if (size < 0 || size > end - at - 4) {
      throw new CorruptFileException("a value ends behind its page");
    }
    return size;
  }

  private void append(byte[] from, int at, int size) throws IOException {
    if (size > data.length - length - LittleEndian.SLACK) {
      grow(size);
    }
    if (size <= SHORT) {
      // most values are short; what is written too much the next one overwrites
      LittleEndian.putLong(data, length, LittleEndian.longAt(from, at));
      LittleEndian.putLong(data, length + 8, LittleEndian.longAt(from, at + 8));
      for (int i = 16; i < size; i += 8) {
        LittleEndian.putLong(data, length + i, LittleEndian.longAt(from, at + i));
      }
    } else {
      System.arraycopy(from, at, data, length, size);
    }
    length += size;
  }

  private void grow(int more) throws IOException {
    long needed = (long) length + more + LittleEndian.SLACK;
    if (needed > LARGEST) {
      throw new IOException("the values of one batch exceed 2 GB");
    }
    data = Arrays.copyOf(data, (int) Math.min(LARGEST, Math.max(needed, 2L * data.length)));
  }

  private void reserve(int more) {
    if (count + more >= offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(count + more + 1, 2 * offsets.length));
    }
  }

  @Override
  public void addNulls(int more) {
    reserve(more);
    nulls.mark(count, count + more);
    Arrays.fill(offsets, count + 1, count + more + 1, length);
    count += more;
  }

  @Override
  public void addEntries(ColumnVector entries, int[] ids, int more) throws IOException {
    ColumnVector.Bytes bytes = (ColumnVector.Bytes) entries;
    reserve(more);
    for (int i = 0; i < more; i++) {
      int id = ids[i];
      if (id < 0) {
        nulls.mark(count);
      } else {
        int at = bytes.offsets()[id];
        append(bytes.data(), at, bytes.offsets()[id + 1] - at);
      }
      offsets[++count] = length;
    }
  }

  @Override
  public long bytes() {
    return length + 4L * count;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public ColumnVector take() {
    ColumnVector taken = new ColumnVector.Bytes(count, data, offsets, nulls.take());
    // the next batch will be much the same
    data = new byte[(int) Math.min(LARGEST, Math.max(256, length + length / 8L))];
    offsets = new int[Math.max(17, count + 1)];
    length = 0;
    count = 0;
    return taken;
  }
}
