package dev.steward.source.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Takes from Parquet's writer, which makes whole files, what belongs to one column chunk: passes
 * the pages on to the file that the chunk is for, and holds back what its own file ends with.
 */
final class ChunkSink implements OutputFile {
  private final CountedOutput file;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private long heldFrom;
  private Stage stage = Stage.START;

  private enum Stage {
    START,
    PAGES,
    END
  }

  ChunkSink(CountedOutput file) {
    this.file = file;
  }

  void pages() {
    stage = Stage.PAGES;
  }

  void end() {
    stage = Stage.END;
    heldFrom = file.getPos();
  }

  /** What would stand behind the pages. */
  byte[] held() {
    return held.toByteArray();
  }

  /** Where in {@link #held} something is that would stand at a place of the file. */
  int heldAt(long place) {
    return Math.toIntExact(place - heldFrom);
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new Passing();
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private final class Passing extends PositionOutputStream {
    @Override
    public long getPos() {
      return file.getPos() + held.size();
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      switch (stage) {
        case START -> {}
        case PAGES -> file.write(bytes, offset, length);
        case END -> held.write(bytes, offset, length);
      }
    }

    @Override
    public void close() {}
  }
}
