package dev.steward.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * A random secret of this installation, kept in a file of its home that only its owner may read. It
 * locks the embedded control store, and seals what is stored where the operator has configured no
 * key.
 */
public final class LocalSecret {
  private static final int BYTES = 32;

  private LocalSecret() {}

  /** Whether a home folder has one. */
  public static boolean existsIn(Path home) {
    return Files.exists(file(home));
  }

  private static Path file(Path home) {
    return home.resolve("store.key");
  }

  /** The secret kept in a home folder; made at the first call. */
  public static byte[] of(Path home) throws IOException {
    Files.createDirectories(home);
    Path file = file(home);
    if (!Files.exists(file)) {
      create(home, file);
    }
    byte[] secret = Files.readAllBytes(file);
    if (secret.length != BYTES) {
      throw new IOException(
          "Cannot use " + file + ": it has " + secret.length + " bytes instead of " + BYTES);
    }
    return secret;
  }

  private static void create(Path home, Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Path draft =
        Files.getFileStore(home).supportsFileAttributeView("posix")
            ? Files.createTempFile(
                home,
                "store",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createTempFile(home, "store", ".tmp");
    try {
      Files.write(draft, secret);
      Files.createLink(file, draft); // fails where another process was first
    } catch (FileAlreadyExistsException e) {
      // the other process's secret is the one
    } catch (UnsupportedOperationException e) {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
