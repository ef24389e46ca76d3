package dev.steward.store;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import dev.steward.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Parts that outlive their run, by the name of the content they were made from, so that a later run
 * need not make them again. Sealed by the store's cipher: a part that was damaged, or sealed under
 * another key, is as good as none. Safe for use by several threads and processes.
 */
public final class KeptParts {
  /** A part that no run has used for so long is removed. */
  private static final Duration UNUSED = Duration.ofDays(40);

  /** A part in use is written anew at this age, which is how it shows that it is in use. */
  private static final Duration REFRESHED = Duration.ofDays(10);

  private static final String DRAFT = ".tmp";

  private final FileStore files;
  private final String folder;
  private final StoreCipher cipher;
  private final Clock clock;

  public KeptParts(FileStore files, String folder, StoreCipher cipher, Clock clock) {
    this.files = files;
    this.folder = folder;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** The part made from that content, where one is kept. */
  public Optional<byte[]> find(String content) throws IOException {
    String path = path(content);
    byte[] part;
    try (InputStream in = files.read(path)) {
      part = cipher.decrypt(in.readAllBytes());
    } catch (NoSuchFileException | IllegalStateException e) {
      return Optional.empty();
    }
    if (isOlder(files.stat(path), REFRESHED)) {
      keep(content, part);
    }
    return Optional.of(part);
  }

  /** Keeps a part, over the one that is kept under the name. */
  public void keep(String content, byte[] part) throws IOException {
    String path = path(content);
    String draft = path + "." + UUID.randomUUID() + DRAFT;
    try (OutputStream out = files.write(draft)) {
      out.write(cipher.encrypt(part));
    }
    files.move(draft, path);
  }

  /** Removes what no run has used for long, and drafts of killed ones; while no part is made. */
  public void prune() throws IOException {
    if (!files.exists(folder)) {
      return;
    }
    for (StoredFile file : files.list(folder).files()) {
      if (isOlder(file, UNUSED) || file.path().endsWith(DRAFT)) {
        files.delete(file.path());
      }
    }
  }

  private boolean isOlder(StoredFile file, Duration age) {
    return file.modified().plus(age).isBefore(clock.instant());
  }

  private String path(String content) {
    String name = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    return folder + "/" + name.substring(0, 2) + "/" + name + ".part";
  }
}
