package dev.steward.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may read and write a local file. */
final class LocalPermissions {
  private static final Set<PosixFilePermission> WRITING =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private LocalPermissions() {}

  /** Whether anybody may write the file, and this process may. */
  static boolean admitWriting(Path file) throws IOException {
    PosixFileAttributeView view = view(file);
    // the superuser may write what is marked as read-only
    return Files.isWritable(file)
        && (view == null || !Collections.disjoint(view.readAttributes().permissions(), WRITING));
  }

  /** Gives a file the owner, the group and the permissions of another, where files have them. */
  static void copy(Path from, Path to) throws IOException {
    PosixFileAttributeView source = view(from);
    PosixFileAttributeView target = view(to);
    if (source == null || target == null) {
      return;
    }
    PosixFileAttributes old = source.readAttributes();
    PosixFileAttributes now = target.readAttributes();
    try {
      if (!now.group().equals(old.group())) {
        target.setGroup(old.group());
      }
      if (!now.owner().equals(old.owner())) {
        target.setOwner(old.owner());
      }
      target.setPermissions(old.permissions());
    } catch (FileSystemException e) {
      throw new FileSystemException(
          from.toString(), null, "its owner, group and permissions cannot be kept");
    }
  }

  private static @Nullable PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }
}
