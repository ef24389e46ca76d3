package dev.steward.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;

/** Turns errors of Hadoop's clients into those of the JDK. */
final class HadoopErrors {
  private static final int LONGEST = 300;

  // by name, for S3's client is not always there
  private static final String NO_BUCKET = "org.apache.hadoop.fs.s3a.UnknownStoreException";

  /** What may fail in Hadoop's ways. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws IOException;
  }

  private HadoopErrors() {}

  static <T> T translated(String path, Attempt<T> attempt) throws IOException {
    try {
      return attempt.run();
    } catch (IOException | RuntimeException e) {
      throw translate(path, e);
    }
  }

  /** The first line of the client's words is kept; the rest tells of its insides. */
  static IOException translate(String path, Exception e) {
    Exception failure = e instanceof RemoteException remote ? remote.unwrapRemoteException() : e;
    IOException translated = failure instanceof IOException io ? known(path, io) : null;
    if (translated == null) {
      translated = new FileSystemException(path, null, reason(failure));
    }
    translated.setStackTrace(failure.getStackTrace());
    return translated;
  }

  private static @Nullable IOException known(String path, IOException e) {
    if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
      return new NoSuchFileException(path);
    }
    if (e instanceof AccessControlException || e instanceof AccessDeniedException) {
      return new AccessDeniedException(path);
    }
    if (e instanceof org.apache.hadoop.fs.FileAlreadyExistsException
        || e instanceof FileAlreadyExistsException) {
      return new FileAlreadyExistsException(path);
    }
    if (e.getClass().getName().equals(NO_BUCKET)) {
      return new FileSystemException(path, null, "no such bucket");
    }
    return null;
  }

  private static String reason(Exception e) {
    if (e.getCause() instanceof ClassNotFoundException) {
      return "the client of this file system is not installed: S3's is steward-cloud.jar, which goes"
          + " beside steward.jar";
    }
    String message = e.getMessage();
    String first = message == null ? "" : message.lines().findFirst().orElse("").strip();
    String shortened = first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
    return shortened.isEmpty() ? e.getClass().getSimpleName() : shortened;
  }
}
