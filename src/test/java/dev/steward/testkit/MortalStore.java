package dev.steward.testkit;

import dev.steward.files.FileStore;
import dev.steward.files.Listing;
import dev.steward.files.SeekableFile;
import dev.steward.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * A store of a process that is killed before a change of its files: nothing that it does later has
 * any effect, not even what its {@code finally}s do.
 */
public final class MortalStore implements FileStore {
  private final FileStore files;
  private int left;

  /** The process is gone. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param changes how many it lives to make
   */
  public MortalStore(FileStore files, int changes) {
    this.files = files;
    this.left = changes;
  }

  public boolean isKilled() {
    return left < 0;
  }

  private FileStore alive() {
    if (isKilled()) {
      throw new Killed();
    }
    return files;
  }

  private FileStore change() {
    left--;
    return alive();
  }

  @Override
  public String resolve(String location) {
    return alive().resolve(location);
  }

  @Override
  public Listing list(String path) throws IOException {
    return alive().list(path);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return alive().exists(path);
  }

  @Override
  public StoredFile stat(String path) throws IOException {
    return alive().stat(path);
  }

  @Override
  public SeekableFile open(String path) throws IOException {
    return alive().open(path);
  }

  @Override
  public InputStream read(String path) throws IOException {
    return alive().read(path);
  }

  @Override
  public OutputStream write(String path) throws IOException {
    OutputStream out = change().write(path);
    return new OutputStream() {
      private boolean begun;

      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        // one death in the middle of a file is as good as another
        if (begun) {
          alive();
        } else {
          change();
        }
        begun = true;
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        change();
        out.close();
      }
    };
  }

  @Override
  public void move(String from, String to) throws IOException {
    change().move(from, to);
  }

  @Override
  public void link(FileStore source, String from, String to) throws IOException {
    change().link(source, from, to);
  }

  @Override
  public String target(String path) throws IOException {
    return alive().target(path);
  }

  @Override
  public boolean isWritable(String path) throws IOException {
    return alive().isWritable(path);
  }

  @Override
  public void replace(String from, String to) throws IOException {
    change().replace(from, to);
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return alive().names(folder);
  }

  @Override
  public void delete(String path) throws IOException {
    change().delete(path);
  }

  @Override
  public boolean movesAtomically() {
    return files.movesAtomically();
  }
}
