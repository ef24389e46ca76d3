package dev.steward.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Permissions of files and folders that only their owner may use, where the system has them. */
record OwnerOnly(FileAttribute<?>[] file, FileAttribute<?>[] folder) {
  private static final FileAttribute<?>[] NONE = {};

  static OwnerOnly of(Path path) {
    FileSystem system = path.getFileSystem();
    return system.supportedFileAttributeViews().contains("posix")
        ? new OwnerOnly(attributes("rw-------"), attributes("rwx------"))
        : new OwnerOnly(NONE, NONE);
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  /** Makes a folder where there is none; those above it are as usual. */
  void makeFolder(@Nullable Path path) throws IOException {
    if (path == null || Files.isDirectory(path)) {
      return;
    }
    LocalFileStore.makeFolders(path.getParent());
    try {
      Files.createDirectory(path, folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path)) { // another thread may have made it at this moment
        throw e;
      }
    }
    LocalFileStore.flushFolder(path.getParent());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "OwnerOnly";
  }
}
