package dev.steward.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A second name of a local file. */
final class HardLink {
  private HardLink() {}

  /**
   * Makes one, over another file that has the name; the file's content and its new name are on disk
   * then.
   *
   * @return false where the two paths are on different disks, or on one that has no links
   */
  static boolean make(Path file, Path name) throws IOException {
    if (!Files.exists(name) || !Files.isSameFile(file, name)) {
      Files.deleteIfExists(name);
      try {
        Files.createLink(name, file.toRealPath());
      } catch (UnsupportedOperationException | FileSystemException e) {
        return false;
      }
    }
    try (FileChannel channel = FileChannel.open(name, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    LocalFileStore.flushFolder(name.getParent());
    return true;
  }
}
