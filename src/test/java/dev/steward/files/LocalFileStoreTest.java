package dev.steward.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileStoreTest {
  @TempDir Path folder;
  FileStore store;

  @BeforeEach
  void open() throws IOException {
    store = FileStore.of(folder.toString(), Map.of());
  }

  @Test
  void doesWhatAFileStoreDoes() throws IOException {
    FileStoreContract.check(store, folder + "/t");
  }

  @Test
  void takesPathsAndFileUrisForLocal() throws IOException {
    for (String location :
        List.of("file:" + folder, "file://" + folder, folder + "/", "" + folder)) {
      FileStore local = FileStore.of(location, Map.of());
      assertThat(local.resolve(location)).isEqualTo(folder.toString());
    }
    assertThat(store.resolve("target/../pom.xml"))
        .isEqualTo(Path.of("pom.xml").toAbsolutePath().toString());
  }

  @Test
  void refusesWhatIsNotAPath() {
    assertThatThrownBy(() -> FileStore.of("a\u0000b", Map.of()))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("is not a path here");
  }

  @Test
  void takesOnlyTheStartForAScheme() throws IOException {
    assertThat(store.resolve("/data/file:/x")).isEqualTo("/data/file:/x");
  }

  @Test
  void keepsTheDotsOfAPathThroughASymbolicLink() throws IOException {
    Files.createDirectories(folder.resolve("far/away"));
    Files.writeString(folder.resolve("far/a.csv"), "a");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("far/away"));
    String path = store.resolve(folder + "/link/../a.csv");
    assertThat(store.exists(path)).isTrue();
  }

  @Test
  void listsFilesAtAnyDepthInPathOrder() throws IOException {
    for (String name : List.of("b.csv", "a/z.csv", "a/b/c.csv", "a-1.csv")) {
      put(name, name);
    }
    assertThat(names(store.list(folder.toString())))
        .containsExactly("a-1.csv", "a/b/c.csv", "a/z.csv", "b.csv");
  }

  @Test
  void leavesHiddenNamesOutButKeepsPartitionFolders() throws IOException {
    for (String name : List.of(".crc", "_SUCCESS", "_log/a.csv", ".git/b", "_day=1/c.csv", "d")) {
      put(name, name);
    }
    assertThat(names(store.list(folder.toString()))).containsExactly("_day=1/c.csv", "d");
  }

  @Test
  void listsAFileAsItself() throws IOException {
    put("_a.csv", "12345");
    Listing listing = store.list(folder + "/_a.csv");
    assertThat(listing.files()).containsExactly(store.stat(folder + "/_a.csv"));
    assertThat(listing.files().get(0).length()).isEqualTo(5);
  }

  @Test
  void followsSymbolicLinksButNotInCircles() throws IOException {
    put("data/a.csv", "a");
    Files.createSymbolicLink(folder.resolve("data/back"), folder);
    Files.createSymbolicLink(folder.resolve("other"), folder.resolve("data"));
    assertThat(names(store.list(folder.toString()))).containsExactly("data/a.csv", "other/a.csv");
  }

  @Test
  void notesWhatItCannotLookInto() throws IOException {
    put("a.csv", "a");
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("self"), folder.resolve("self"));
    Listing listing = store.list(folder.toString());
    assertThat(names(listing)).containsExactly("a.csv");
    assertThat(listing.unreadable())
        .extracting(Listing.Unreadable::path)
        .containsExactly(folder + "/gone", folder + "/self");
    assertThat(listing.unreadable().get(0).reason()).isEqualTo("a symbolic link to nothing");
  }

  /** A path longer than the system takes is a folder that not even root can look into. */
  @Test
  void notesAFolderThatCannotBeListed() throws IOException {
    String deep = ("/" + "d".repeat(200)).repeat(11);
    Path upper = Files.createDirectories(folder.resolve("upper" + deep));
    Path lower = folder.resolve("lower");
    Files.createDirectories(folder.resolve("lower" + deep));
    put("a.csv", "a");
    Files.move(lower, upper.resolve("lower"));
    try {
      Listing listing = store.list(folder.toString());
      assertThat(names(listing)).containsExactly("a.csv");
      assertThat(listing.unreadable()).hasSize(1);
      assertThat(listing.unreadable().get(0).reason()).contains("too long");
    } finally {
      Files.move(upper.resolve("lower"), lower);
    }
  }

  @Test
  void refusesToListNothing() {
    assertThatThrownBy(() -> store.list(folder + "/none")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void readsAtAnyPositionAndFromTheStart() throws IOException {
    put("a", "0123456789");
    try (SeekableFile file = store.open(folder + "/a")) {
      assertThat(file.length()).isEqualTo(10);
      ByteBuffer buffer = ByteBuffer.allocate(4);
      assertThat(file.read(3, buffer)).isEqualTo(4);
      assertThat(new String(buffer.array(), UTF_8)).isEqualTo("3456");
      assertThat(file.read(8, buffer.clear())).isEqualTo(2);
      assertThat(file.read(10, buffer.clear())).isEqualTo(-1);
    }
    try (InputStream in = store.read(folder + "/a")) {
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("0123456789");
    }
  }

  @Test
  void saysWhenAFolderIsReadAsAFile() {
    assertThatThrownBy(() -> store.open(folder.toString()))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> store.read(folder + "/none")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void writesANewFileOverAnOldOneAndMakesFolders() throws IOException {
    for (String content : List.of("a long first content", "short")) {
      try (OutputStream out = store.write(folder + "/x/y/a")) {
        out.write(content.getBytes(UTF_8));
      }
      assertThat(folder.resolve("x/y/a")).hasContent(content);
    }
  }

  @Test
  void saysWhyItCannotWriteBelowAFile() throws IOException {
    put("a", "a");
    assertThatThrownBy(() -> store.write(folder + "/a/b").close())
        .isInstanceOf(FileSystemException.class);
    assertThat(store.exists(folder + "/a/b")).isFalse();
    assertThatThrownBy(() -> store.open(folder + "/a/b")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void movesAFileOverAnother() throws IOException {
    put("a", "new");
    put("b/c", "old");
    store.move(folder + "/a", folder + "/b/c");
    assertThat(folder.resolve("b/c")).hasContent("new");
    assertThat(store.exists(folder + "/a")).isFalse();
  }

  @Test
  void movesAFolderToWhereNothingIsOnly() throws IOException {
    put("a/b", "b");
    Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> store.move(folder + "/a", folder + "/empty"))
        .isInstanceOf(FileAlreadyExistsException.class);
    store.move(folder + "/a", folder + "/new/a");
    assertThat(folder.resolve("new/a/b")).hasContent("b");
    assertThat(store.movesAtomically()).isTrue();
  }

  @Test
  void deletesFilesAndFoldersButNotWhatLinksLeadTo() throws IOException {
    put("keep/a", "a");
    put("go/b", "b");
    Files.createSymbolicLink(folder.resolve("go/link"), folder.resolve("keep"));
    store.delete(folder + "/go");
    store.delete(folder + "/go");
    assertThat(names(store.list(folder.toString()))).containsExactly("keep/a");
  }

  @Test
  void linksWithoutTakingSpaceAndNeverLosesTheFileItself() throws IOException {
    put("a", "content");
    put("b/c", "what was there");
    store.link(FileStore.of("/", Map.of()), folder + "/a", folder + "/b/c");
    store.link(store, folder + "/a", folder + "/a");

    assertThat(Files.isSameFile(folder.resolve("a"), folder.resolve("b/c"))).isTrue();
    assertThat(folder.resolve("a")).hasContent("content");
  }

  @Test
  void copiesToAnotherDisk() throws IOException {
    Path other = Path.of("/dev/shm");
    assumeThat(
            Files.isWritable(other)
                && !Files.getFileStore(other).equals(Files.getFileStore(folder)))
        .isTrue();
    Path target = Files.createTempDirectory(other, "steward");
    try {
      FileStoreContract.checkLinks(store, folder + "/here", store, target + "/there");
    } finally {
      store.delete(target.toString());
    }
  }

  private void put(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private List<String> names(Listing listing) {
    return listing.files().stream()
        .map(file -> file.path().substring(folder.toString().length() + 1))
        .toList();
  }
}
