package dev.steward.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3FileStoreTest {
  private static final String BUCKET = "s3a://lake";

  @TempDir static Path disk;
  static S3Proxy server;

  @BeforeAll
  static void start() throws Exception {
    BlobStore blobs =
        ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
            .credentials("", "")
            .build(BlobStoreContext.class)
            .getBlobStore();
    blobs.createContainerInLocation(null, "lake");
    server =
        S3Proxy.builder()
            .blobStore(blobs)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "identity", "credential")
            // checksums that newer clients send along
            .ignoreUnknownHeaders(true)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
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
    assertThatThrownBy(
            () -> FileStore.of("s3a://none", settings("credential")).list("s3a://none/x"))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("s3a://none/x: no such bucket");
  }

  private static FileStore store(String secret) throws IOException {
    return FileStore.of(BUCKET, settings(secret));
  }

  private static Map<String, String> settings(String secret) {
    Map<String, String> settings = new HashMap<>();
    settings.put("fs.s3a.endpoint", "http://127.0.0.1:" + server.getPort());
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.access.key", "identity");
    settings.put("fs.s3a.secret.key", secret);
    settings.put("fs.s3a.multipart.size", "5M");
    settings.put("fs.s3a.attempts.maximum", "1");
    settings.put("fs.s3a.buffer.dir", disk.toString());
    return settings;
  }
}
