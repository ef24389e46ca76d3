package dev.steward.source.parquet;

import dev.steward.files.FileStore;
import dev.steward.files.Listing;
import dev.steward.files.SeekableFile;
import dev.steward.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read and the files that are opened. */
record CountingStore(FileStore files, AtomicLong bytes, AtomicLong opened) implements FileStore {
  CountingStore(FileStore files) {
    this(files, new AtomicLong(), new AtomicLong());
  }

  private record Counted(SeekableFile file, AtomicLong bytes) implements SeekableFile {
    @Override
    public long length() {
      return file.length();
    }

    @Override
    public int read(long position, ByteBuffer into) throws IOException {
      int read = file.read(position, into);
      bytes.addAndGet(Math.max(0, read));
      return read;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Override
  public SeekableFile open(String path) throws IOException {
    opened.incrementAndGet();
    return new Counted(files.open(path), bytes);
  }

  @Override
  public String resolve(String location) {
    return files.resolve(location);
  }

  @Override
  public Listing list(String path) throws IOException {
    return files.list(path);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return files.exists(path);
  }

  @Override
  public StoredFile stat(String path) throws IOException {
    return files.stat(path);
  }

  @Override
  public InputStream read(String path) throws IOException {
    return files.read(path);
  }

  @Override
  public OutputStream write(String path) throws IOException {
    return files.write(path);
  }

  @Override
  public void move(String from, String to) throws IOException {
    files.move(from, to);
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return files.names(folder);
  }

  @Override
  public void delete(String path) throws IOException {
    files.delete(path);
  }

  @Override
  public boolean movesAtomically() {
    return files.movesAtomically();
  }
}
