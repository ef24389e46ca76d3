package dev.steward.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;

/**
 * Files of one file system, local or of Hadoop's. Paths are absolute: local paths, or URIs with
 * their scheme. Errors are {@link IOException}s of the JDK ({@link
 * java.nio.file.NoSuchFileException}, {@link java.nio.file.AccessDeniedException}, {@link
 * java.nio.file.FileSystemException} with its reason), whatever the file system. Safe for use by
 * several threads.
 */
public interface FileStore {
  /**
   * The file system of a location.
   *
   * @param location a local path (relative ones start at the working directory) or a Hadoop URI;
   *     {@code file:} is local
   * @param hadoop settings for Hadoop's file systems, such as {@code fs.s3a.endpoint}
   */
  static FileStore of(String location, Map<String, String> hadoop) throws IOException {
    if (LocalFileStore.isLocal(location)) {
      return LocalFileStore.of(location);
    }
    return HadoopFileStore.of(location, hadoop);
  }

  /** Why files could not be read or written, in words that are safe to print. */
  static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }

  /**
   * The location as an absolute path of this file system, without a trailing slash. Percent signs
   * are taken literally, as Hadoop does.
   */
  String resolve(String location);

  /**
   * All files below a folder, at any depth, ordered by path, without hidden ones ({@code .name},
   * {@code _name} unless it is {@code _key=value}) and without what lies in hidden folders; the
   * file itself where the path is one, hidden or not. Symbolic links are followed, though never
   * back into a folder that they lie in; a link that leads nowhere is listed as unreadable.
   *
   * @throws java.nio.file.NoSuchFileException where there is nothing
   */
  Listing list(String path) throws IOException;

  /** Whether there is a file or folder. */
  boolean exists(String path) throws IOException;

  /** The file's length and time of change. */
  StoredFile stat(String path) throws IOException;

  /** Reads at any position. */
  SeekableFile open(String path) throws IOException;

  /** Reads from the start. */
  InputStream read(String path) throws IOException;

  /**
   * Writes a new file, replacing one that is there; folders above it are made. Closing it makes its
   * content durable (flushed to disk) where the file system can.
   */
  OutputStream write(String path) throws IOException;

  /**
   * As {@link #write}, for a file that only its owner may read: no one else at any moment, nor list
   * the folder above it where that is made for it. File systems without owners do without.
   */
  default OutputStream writePrivately(String path) throws IOException {
    return write(path);
  }

  /** Many new files at once. */
  default PrivateFiles privateFiles() {
    return new PrivateFiles() {
      @Override
      public OutputStream write(String path) throws IOException {
        return writePrivately(path);
      }

      @Override
      public void settle() {}
    };
  }

  /**
   * Moves a file over another, or a folder to where nothing is; folders above it are made.
   *
   * @throws java.nio.file.FileAlreadyExistsException where a folder would land on something
   */
  void move(String from, String to) throws IOException;

  /**
   * Lets a file's content stand under a second path too, over a file that is there: as a hard link
   * where both paths are on one local file system, as a copy elsewhere. It is durable when this
   * returns; a failure may leave a part of it. Since the two may be one file, whoever changes
   * either of them later moves another file over it, and never {@linkplain #write writes} it.
   *
   * @param source where the file is, this store or any other
   * @param to in this store; folders above it are made
   */
  default void link(FileStore source, String from, String to) throws IOException {
    try (InputStream in = source.read(from);
        OutputStream out = write(to)) {
      in.transferTo(out);
    }
  }

  /** The file that a path leads to in the end: itself, or what a symbolic link points to. */
  default String target(String path) throws IOException {
    return path;
  }

  /** Whether the file's own permissions, and those of this process, admit a change of it. */
  default boolean isWritable(String path) throws IOException {
    return true;
  }

  /**
   * Puts a new file in the place of one that is there and gives it that one's permissions, owner
   * and group. Readers see either the old or the new where {@linkplain #movesAtomically moves are
   * atomic}, and in object stores.
   *
   * @throws IOException where that is not possible; the old file stays as it was then
   */
  default void replace(String from, String to) throws IOException {
    move(from, to);
  }

  /** Names of the files and folders right in a folder, hidden ones too, ascending. */
  List<String> names(String folder) throws IOException;

  /** Deletes a file, or a folder with all in it; nothing happens where there is none. */
  void delete(String path) throws IOException;

  /** Whether {@link #move} shows readers either the old or the new, never a mixture. */
  boolean movesAtomically();
}
