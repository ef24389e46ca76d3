package dev.steward.source.parquet;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.schema.PrimitiveType;

/** Copies the values of pages in the PLAIN encoding that stay. For one thread. */
final class PlainValues {
  private static final int VARYING = 0;

  private final int width;
  private final ValueSummary summary;
  private byte[] room = new byte[0];
  private int length;

  PlainValues(PrimitiveType type, ValueSummary summary) {
    this.width =
        switch (type.getPrimitiveTypeName()) {
          case INT32, FLOAT -> Integer.BYTES;
          case INT64, DOUBLE -> Long.BYTES;
          default -> VARYING;
        };
    this.summary = summary;
  }

  /** Bytes of a value; 0 where they have lengths in front. */
  int width() {
    return width;
  }

  /** What stays of a page; overwritten by the next one. */
  BytesInput keep(byte[] page, int at, int end, KeptLevels levels) throws CorruptFileException {
    if (room.length < end - at) {
      room = new byte[Math.max(end - at, Math.min(2 * room.length, Integer.MAX_VALUE - 64))];
    }
    length = 0;
    if (width == VARYING) {
      varying(page, at, end, levels);
    } else {
      fixed(page, at, end, levels);
    }
    return BytesInput.from(room, 0, length);
  }

  private void fixed(byte[] page, int at, int end, KeptLevels levels) throws CorruptFileException {
    if ((long) levels.present() * width > end - at) {
      throw PlainPage.endsEarly();
    }
    int from = at;
    for (int i = 0; i < levels.goneCount(); i++) {
      int gone = at + levels.gone(i) * width;
      copy(page, from, gone);
      from = gone + width;
    }
    copy(page, from, at + levels.present() * width);
    summary.fixed(room, 0, length / width);
  }

  private void varying(byte[] page, int at, int end, KeptLevels levels)
      throws CorruptFileException {
    int from = at;
    int position = at;
    int next = 0;
    int gone = levels.gone(0);
    for (int value = 0; value < levels.present(); value++) {
      int start = position + Integer.BYTES;
      int size = start > end ? -1 : LittleEndian.intAt(page, position);
      if (size < 0 || size > end - start) {
        throw PlainPage.endsEarly();
      }
      if (value == gone) {
        copy(page, from, position);
        from = start + size;
        gone = levels.gone(++next);
      } else {
        summary.varying(page, start, size);
      }
      position = start + size;
    }
    copy(page, from, position);
  }

  private void copy(byte[] page, int from, int to) {
    System.arraycopy(page, from, room, length, to - from);
    length += to - from;
  }

  @Override
  public String toString() {
    return "PlainValues[" + Arrays.asList(width, length) + "]";
  }
}
