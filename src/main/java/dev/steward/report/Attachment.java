package dev.steward.report;

import dev.steward.files.FileStore;
import dev.steward.files.PrivateFiles;
import dev.steward.files.SeekableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies finished files into a publication, for their owner's eyes only, and sees that they are as
 * they were finished. The copies are durable once they are settled.
 */
final class Attachment implements Closeable {
  private final FileStore from;
  private final PrivateFiles copies;
  private final String folder;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private String opened = "";
  private @Nullable SeekableFile source;

  /**
   * @param folder of the publication
   */
  Attachment(FileStore from, FileStore to, String folder) {
    this.from = from;
    this.copies = to.privateFiles();
    this.folder = folder;
  }

  /**
   * @throws ReportFileException where the file is not there or not as it was finished
   */
  ReportFile copy(AttachedFile file) throws IOException {
    String path = folder + "/" + file.path();
    try (MeasuredOutput out = MeasuredOutput.create(path, () -> copies.write(path))) {
      copy(source(file.source()), file, out);
      out.close();
      if (out.bytes() != file.bytes() || !out.sha256().equals(file.sha256())) {
        throw new ReportFileException(
            "Cannot attach", file.source(), "it is not as it was finished");
      }
    } catch (ReportFileException e) {
      throw e;
    } catch (IOException e) {
      throw new ReportFileException("Cannot attach", file.source(), e);
    }
    return new ReportFile(file.path(), file.rows(), file.bytes(), file.sha256(), List.of());
  }

  private void copy(SeekableFile in, AttachedFile file, MeasuredOutput out) throws IOException {
    long at = file.at();
    long end = at + file.bytes();
    while (at < end) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
      int read = in.read(at, buffer);
      if (read < 0) {
        return;
      }
      out.write(buffer.array(), 0, read);
      at += read;
    }
  }

  /** Files that come together lie in one. */
  private SeekableFile source(String path) throws IOException {
    SeekableFile known = source;
    if (known == null || !opened.equals(path)) {
      close();
      known = from.open(path);
      source = known;
      opened = path;
    }
    return known;
  }

  void settle() throws IOException {
    try {
      copies.settle();
    } catch (IOException e) {
      throw new ReportFileException("Cannot write", folder, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (source != null) {
      source.close();
      source = null;
    }
  }
}
