package dev.steward.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.testkit.S3Server;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3FileStoreTest {
  private static final String BUCKET = "s3a://lake";

  @TempDir static Path disk;
  static S3Server server;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(disk);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void doesWhatAFileStoreDoes() throws IOException {
    FileStoreContract.check(store("credential"), BUCKET + "/t");
  }

  @Test
  void listsAWholeBucket() throws IOException {
    FileStore store = store("credential");
    assertThat(store.resolve(BUCKET)).isEqualTo(BUCKET);
    FileStoreContract.put(store, BUCKET + "/a/b", "b");
    assertThat(store.list(BUCKET).files()).extracting(StoredFile::path).contains(BUCKET + "/a/b");
  }

  @Test
  void writesAFileOfManyParts() throws IOException {
    FileStore store = store("credential");
    byte[] block = new byte[1 << 20];
    try (OutputStream out = store.write(BUCKET + "/large")) {
      for (int i = 0; i < 12; i++) {
        out.write(block);
      }
    }
    assertThat(store.stat(BUCKET + "/large").length()).isEqualTo(12 << 20);
    assertThat(store.movesAtomically()).isFalse();
  }

  @Test
  void tellsAWrongKeyFromAMissingBucket() throws IOException {
    assertThatThrownBy(() -> store("wrong").list(BUCKET))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageNotContaining("wrong");
    assertThatThrownBy(() -> FileStore.of("s3a://none", server.settings()).list("s3a://none/x"))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("s3a://none/x: no such bucket");
  }

  @Test
  void isReachedByTheSettingsOfTheWholeProcess() throws IOException {
    HadoopSettings.useEverywhere(server.settings());
    try {
      FileStore store = FileStore.of(BUCKET, Map.of());
      FileStoreContract.put(store, BUCKET + "/common", "x");
      assertThat(FileStoreContract.text(store, BUCKET + "/common")).isEqualTo("x");
      assertThatThrownBy(
              () ->
                  FileStore.of(BUCKET, Map.of("fs.s3a.secret.key", "wrong"))
                      .read(BUCKET + "/common"))
          .as("a location's own settings count more")
          .isInstanceOf(AccessDeniedException.class);
    } finally {
      HadoopSettings.useEverywhere(Map.of());
    }
  }

  private static FileStore store(String secret) throws IOException {
    return FileStore.of(BUCKET, server.settings(secret));
  }
}
