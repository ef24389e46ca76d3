package dev.steward.export;

import dev.steward.files.FileStore;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Bundles one behind the other in one file, which only its owner may read: a file that is flushed
 * for each would take longer than what is written to it. The file is there with all of them or not
 * at all. Used by one thread.
 */
public final class BundlePack implements Closeable {
  private final BundleWriter writer;
  private final FileStore files;
  private final String path;
  private final String draft;
  private final OutputStream out;
  private long at;
  private boolean finished;

  BundlePack(BundleWriter writer, FileStore files, String path) throws IOException {
    this.writer = writer;
    this.files = files;
    this.path = path;
    this.draft = path + ".tmp";
    this.out = files.writePrivately(draft);
  }

  /**
   * Adds a bundle. Memory does not grow with the number of rows.
   *
   * @param tables all that were searched, those without rows too
   * @throws IOException without a cell; nothing can be added then
   */
  public WrittenBundle add(BundleRequest request, List<SubjectTable> tables) throws IOException {
    MeasuredStream measured = new MeasuredStream(out);
    List<WrittenBundle.TableCount> counts = writer.write(measured, request, tables);
    WrittenBundle bundle =
        new WrittenBundle(
            path,
            at,
            request.fileName(),
            writer.extension(),
            measured.bytes(),
            measured.sha256(),
            counts);
    at += measured.bytes();
    return bundle;
  }

  /** Puts the file in its place, durably, over one that is there. */
  public void finish() throws IOException {
    out.close();
    files.move(draft, path);
    finished = true;
  }

  /** Removes what was written, unless it is finished. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      try {
        out.close();
      } finally {
        files.delete(draft);
      }
    }
  }
}
