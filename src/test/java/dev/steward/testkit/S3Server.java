package dev.steward.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/**
 * An object store that speaks S3, with one bucket, in memory.
 *
 * @param proxy it, running
 * @param buffers a local folder for what its clients buffer
 */
public record S3Server(S3Proxy proxy, Path buffers) implements RemoteFiles {
  private static final String BUCKET = "lake";

  /** Starts one on a port of its own. */
  public static S3Server start(Path buffers) throws Exception {
    BlobStore blobs =
        ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
            .credentials("", "")
            .build(BlobStoreContext.class)
            .getBlobStore();
    blobs.createContainerInLocation(null, BUCKET);
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "identity", "credential")
            // checksums that newer clients send along
            .ignoreUnknownHeaders(true)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    proxy.start();
    return new S3Server(proxy, buffers);
  }

  @Override
  public String root() {
    return "s3a://" + BUCKET;
  }

  @Override
  public Map<String, String> settings() {
    return settings("credential");
  }

  /** With a secret that may be a wrong one. */
  public Map<String, String> settings(String secret) {
    Map<String, String> settings = new HashMap<>();
    settings.put("fs.s3a.endpoint", "http://127.0.0.1:" + proxy.getPort());
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.access.key", "identity");
    settings.put("fs.s3a.secret.key", secret);
    settings.put("fs.s3a.multipart.size", "5M");
    settings.put("fs.s3a.attempts.maximum", "1");
    settings.put("fs.s3a.buffer.dir", buffers.toString());
    return settings;
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
