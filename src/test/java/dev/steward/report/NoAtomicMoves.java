package dev.steward.report;

import dev.steward.files.FileStore;
import dev.steward.files.Listing;
import dev.steward.files.SeekableFile;
import dev.steward.files.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * A store that behaves like one of objects: it cannot move a folder at once, and an object is there
 * once it is whole.
 */
record NoAtomicMoves(FileStore files) implements FileStore {
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
  public SeekableFile open(String path) throws IOException {
    return files.open(path);
  }

  @Override
  public InputStream read(String path) throws IOException {
    return files.read(path);
  }

  @Override
  public OutputStream write(String path) {
    return new ByteArrayOutputStream() {
      @Override
      public void close() throws IOException {
        try (OutputStream out = files.write(path)) {
          writeTo(out);
        }
      }
    };
  }

  @Override
  public void move(String from, String to) {
    throw new UnsupportedOperationException("Objects stay where they are");
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
    return false;
  }
}
