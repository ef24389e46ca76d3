package dev.steward.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Writes a local file; once closed, its content and its entry in the folder are on disk. */
final class DurableOutput extends OutputStream {
  private final FileChannel channel;
  private final Path file;

  private DurableOutput(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * @param attributes of the file, where it is made
   */
  static DurableOutput open(Path file, FileAttribute<?>... attributes) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            attributes);
    return new DurableOutput(channel, file);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw named(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw named(e);
    }
    LocalFileStore.flushFolder(file.getParent());
  }

  /** With the file's name, which the system leaves out once the file is open. */
  private IOException named(IOException failure) {
    FileSystemException named =
        new FileSystemException(file.toString(), null, failure.getMessage());
    named.initCause(failure);
    return named;
  }
}
