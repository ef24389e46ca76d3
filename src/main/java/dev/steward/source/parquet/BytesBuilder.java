package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Gathers text and binary values. */
final class BytesBuilder implements VectorBuilder {
  /** Writes a value's bytes. */
  interface Writer {
    void write(RawValue value, ByteSink into) throws IOException;
  }

  private final Writer writer;
  private final Nulls nulls = new Nulls();
  private final ByteSink data = new ByteSink();
  private int[] offsets = new int[17];
  private int count;

  BytesBuilder(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void add(RawValue value) {
    try {
      writer.write(value, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    end();
  }

  @Override
  public void addNull() {
    nulls.mark(count);
    end();
  }

  private void end() {
    if (++count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    offsets[count] = data.length();
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public long bytes() {
    return data.length() + 4L * count;
  }

  @Override
  public ColumnVector take() {
    ColumnVector taken = new ColumnVector.Bytes(count, data.take(), offsets, nulls.take());
    offsets = new int[Math.max(17, count + 1)];
    count = 0;
    return taken;
  }
}
