package dev.steward.report.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.ReportVector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A chunk of whole numbers, of instants in microseconds, or of dates in days, all since 1970. */
final class LongChunk extends ColumnChunk {
  private final boolean isInt;
  private final int width;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;

  LongChunk(ColumnDescriptor column, Class<?> valueType, PageCompressor compressor) {
    super(column, valueType, compressor);
    this.isInt = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    this.width = isInt ? Integer.BYTES : Long.BYTES;
  }

  @Override
  boolean takes(ReportVector vector) {
    return vector instanceof ReportVector.Plain plain
        && plain.values() instanceof ColumnVector.Longs;
  }

  @Override
  void repeat(Object value, int rows) {
    long number = number(value);
    values.reserve((long) width * rows);
    for (int i = 0; i < rows; i++) {
      append(number);
    }
    presence.present(rows);
  }

  @Override
  void addValues(ReportVector vector, int from, int to) {
    values.reserve((long) width * (to - from));
    if (vector instanceof ReportVector.Plain plain) {
      add((ColumnVector.Longs) plain.values(), from, to);
    }
  }

  private void add(ColumnVector.Longs numbers, int from, int to) {
    BitSet nulls = numbers.nulls();
    int next = from;
    while (next < to) {
      int end = nulls == null ? to : endOf(nulls.nextSetBit(next), to);
      for (int i = next; i < end; i++) {
        append(numbers.values()[i]);
      }
      presence.present(end - next);
      next = end < to && nulls != null ? endOf(nulls.nextClearBit(end), to) : to;
      presence.absent(next - end);
    }
  }

  private static int endOf(int bit, int to) {
    return bit < 0 ? to : Math.min(bit, to);
  }

  private void append(long value) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    PageBytes.LONG.set(values.bytes, values.length, value);
    values.length += width;
  }

  private static long number(Object value) {
    if (value instanceof LocalDate date) {
      return date.toEpochDay();
    }
    return value instanceof Instant instant
        ? ChronoUnit.MICROS.between(Instant.EPOCH, instant)
        : (Long) value;
  }

  @Override
  void finishBounds(Statistics<?> bounds) {
    if (bounds.getNumNulls() < presence.rows()) {
      if (isInt) {
        bounds.updateStats(day(least));
        bounds.updateStats(day(greatest));
      } else {
        bounds.updateStats(least);
        bounds.updateStats(greatest);
      }
    }
    least = Long.MAX_VALUE;
    greatest = Long.MIN_VALUE;
  }

  private static int day(long day) {
    if (day != (int) day) {
      throw new IllegalArgumentException("A date lies outside of what reports hold");
    }
    return (int) day;
  }

  @Override
  Encoding finishValues(PageBytes page) {
    page.put(values);
    return Encoding.PLAIN;
  }
}
