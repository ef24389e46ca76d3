package dev.steward.report.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.ReportVector;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** A chunk of finite numbers with fractions. */
final class DoubleChunk extends ColumnChunk {
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  DoubleChunk(ColumnDescriptor column, PageCompressor compressor) {
    super(column, Double.class, compressor);
  }

  @Override
  boolean takes(ReportVector vector) {
    return vector instanceof ReportVector.Plain plain
        && plain.values() instanceof ColumnVector.Doubles;
  }

  @Override
  void repeat(Object value, int rows) {
    for (int i = 0; i < rows; i++) {
      append((Double) value);
    }
  }

  @Override
  void addValues(ReportVector vector, int from, int to) {
    if (vector instanceof ReportVector.Plain plain) {
      ColumnVector.Doubles numbers = (ColumnVector.Doubles) plain.values();
      for (int i = from; i < to; i++) {
        if (numbers.isNull(i)) {
          presence.absent(1);
        } else {
          append(numbers.values()[i]);
        }
      }
    }
  }

  private void append(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Reports hold finite numbers only");
    }
    // −0.0 + 0.0 is 0.0
    double number = value + 0.0;
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
    values.putLong(Double.doubleToRawLongBits(number), Double.BYTES);
    presence.present(1);
  }

  @Override
  void finishBounds(Statistics<?> bounds) {
    if (least <= greatest) {
      bounds.updateStats(least);
      bounds.updateStats(greatest);
    }
    least = Double.POSITIVE_INFINITY;
    greatest = Double.NEGATIVE_INFINITY;
  }

  @Override
  Encoding finishValues(PageBytes page) {
    page.put(values);
    return Encoding.PLAIN;
  }
}
