package dev.steward.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** What holds for every file store, tried in a folder that does not exist yet. */
final class FileStoreContract {
  private FileStoreContract() {}

  static void check(FileStore store, String folder) throws IOException {
    assertThat(store.resolve(folder + "/")).isEqualTo(folder);
    assertThat(store.exists(folder)).isFalse();
    assertThatThrownBy(() -> store.list(folder)).isInstanceOf(NoSuchFileException.class);

    for (String name : List.of("b", "a/z", "a/_log/x", "_SUCCESS", "day=1/.x.crc", "day=1/p")) {
      put(store, folder + "/" + name, "0123456789");
    }
    assertThat(store.list(folder).files())
        .extracting(StoredFile::path)
        .containsExactly(folder + "/a/z", folder + "/b", folder + "/day=1/p");
    assertThat(store.list(folder + "/b").files()).containsExactly(store.stat(folder + "/b"));
    assertThat(store.stat(folder + "/b").length()).isEqualTo(10);

    try (SeekableFile file = store.open(folder + "/b")) {
      assertThat(file.length()).isEqualTo(10);
      for (ByteBuffer buffer : List.of(ByteBuffer.allocate(4), ByteBuffer.allocateDirect(4))) {
        assertThat(file.read(6, buffer)).isEqualTo(4);
        assertThat(UTF_8.decode(buffer.flip()).toString()).isEqualTo("6789");
        assertThat(file.read(2, buffer.clear())).isEqualTo(4);
        assertThat(UTF_8.decode(buffer.flip()).toString()).isEqualTo("2345");
        assertThat(file.read(8, buffer.clear())).isEqualTo(2);
        assertThat(file.read(10, buffer.clear())).isEqualTo(-1);
      }
    }
    assertThatThrownBy(() -> store.open(folder + "/none")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store.read(folder)).isInstanceOf(FileSystemException.class);

    put(store, folder + "/b", "over");
    assertThat(text(store, folder + "/b")).isEqualTo("over");
    store.move(folder + "/b", folder + "/a/z");
    assertThat(text(store, folder + "/a/z")).isEqualTo("over");
    assertThat(store.exists(folder + "/b")).isFalse();
    store.move(folder + "/a", folder + "/new/a");
    assertThat(text(store, folder + "/new/a/z")).isEqualTo("over");
    assertThat(store.exists(folder + "/a")).isFalse();

    checkLinks(store, folder + "/first", store, folder + "/deep/second");

    assertThatThrownBy(() -> store.link(store, folder + "/deep", folder + "/third"))
        .isInstanceOf(FileSystemException.class);

    store.delete(folder);
    store.delete(folder);
    assertThat(store.exists(folder)).isFalse();
  }

  /** What holds for a file that gets a second path, in the same or in another store. */
  static void checkLinks(FileStore source, String from, FileStore store, String to)
      throws IOException {
    put(source, from, "content");
    put(store, to, "something else, and longer");

    store.link(source, from, to);
    store.link(source, from, to);
    assertThat(text(store, to)).isEqualTo("content");
    assertThat(text(source, from)).isEqualTo("content");

    put(source, from + ".tmp", "new");
    source.move(from + ".tmp", from);
    assertThat(text(store, to)).isEqualTo("content");
    store.link(source, from, to);
    assertThat(text(store, to)).isEqualTo("new");

    source.delete(from);
    assertThat(text(store, to)).isEqualTo("new");
    assertThatThrownBy(() -> store.link(source, from, to)).isInstanceOf(NoSuchFileException.class);
    assertThat(text(store, to)).isEqualTo("new");
  }

  static void put(FileStore store, String path, String content) throws IOException {
    try (OutputStream out = store.write(path)) {
      out.write(content.getBytes(UTF_8));
    }
  }

  static String text(FileStore store, String path) throws IOException {
    try (InputStream in = store.read(path)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
