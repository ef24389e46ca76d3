package dev.steward.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.RowBatch;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.source.csv.CsvSettings;
import dev.steward.source.csv.CsvSource;
import dev.steward.testkit.MiniHdfs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HdfsFileStoreTest {
  @TempDir static Path disk;
  static MiniHdfs hdfs;
  static String root;

  FileStore store;

  @BeforeAll
  static void start() throws IOException {
    hdfs = MiniHdfs.start(disk);
    root = hdfs.root();
  }

  @AfterAll
  static void stop() {
    hdfs.close();
  }

  @BeforeEach
  void open() throws IOException {
    store = FileStore.of(root, Map.of());
    store.delete(root + "/t");
  }

  @Test
  void doesWhatAFileStoreDoes() throws IOException {
    FileStoreContract.check(store, root + "/t");
  }

  @Test
  void takesFilesFromALocalFolder() throws IOException {
    FileStoreContract.checkLinks(
        FileStore.of(disk.toString(), Map.of()), disk + "/here", store, root + "/t/there");
    FileStoreContract.checkLinks(
        store, root + "/t/here", FileStore.of(disk.toString(), Map.of()), disk + "/there");
  }

  @Test
  void movesAtomicallyOverAFileAndNeverOverAFolder() throws IOException {
    assertThat(store.movesAtomically()).isTrue();
    FileStoreContract.put(store, root + "/t/a/x", "new");
    FileStoreContract.put(store, root + "/t/b/x", "old");
    store.move(root + "/t/a/x", root + "/t/b/x");
    assertThat(FileStoreContract.text(store, root + "/t/b/x")).isEqualTo("new");
    assertThatThrownBy(() -> store.move(root + "/t/b", root + "/t/a"))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void tellsAFolderThatItMayNotLookInto() throws Exception {
    FileStoreContract.put(store, root + "/t/open/a", "a");
    FileStoreContract.put(store, root + "/t/locked/b", "b");
    hdfs.cluster()
        .getFileSystem()
        .setPermission(new org.apache.hadoop.fs.Path("/t/locked"), new FsPermission((short) 0700));
    Listing listing =
        UserGroupInformation.createUserForTesting("guest", new String[] {"guests"})
            .doAs(
                (PrivilegedExceptionAction<Listing>)
                    () -> {
                      // settings of its own, for the client keeps the user it was opened by
                      FileStore guest = FileStore.of(root, Map.of("user", "guest"));
                      assertThatThrownBy(() -> guest.open(root + "/t/locked/b"))
                          .isInstanceOf(AccessDeniedException.class);
                      return guest.list(root + "/t");
                    });
    assertThat(listing.files()).extracting(StoredFile::path).containsExactly(root + "/t/open/a");
    assertThat(listing.unreadable())
        .isEqualTo(List.of(new Listing.Unreadable(root + "/t/locked", "permission denied")));
  }

  @Test
  void lendsItsFilesToSources() throws Exception {
    FileStoreContract.put(store, root + "/t/people/staff.csv", "id,name\n1,Anna\n");
    CsvSettings settings =
        new CsvSettings(
            "drops",
            root + "/t",
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            '"',
            Optional.empty(),
            UTF_8,
            true);
    try (CsvSource source = CsvSource.open(settings)) {
      assertThat(source.discover().tables()).containsExactly("people/staff");
      Table table = source.table("people/staff");
      Split split = table.plan(new ScanScope.Full()).get(0);
      try (RowCursor cursor = table.read(split, Set.of("name"))) {
        RowBatch batch = Objects.requireNonNull(cursor.next());
        assertThat(batch.rows()).isEqualTo(1);
        assertThat(cursor.next()).isNull();
      }
    }
  }

  @Test
  void readsWhatOthersWrote() throws IOException {
    FileSystem other = hdfs.cluster().getFileSystem();
    try (var out = other.create(new org.apache.hadoop.fs.Path("/t/a b%20ü"))) {
      out.write("x".repeat(300_000).getBytes(UTF_8));
    }
    String path = store.list(root + "/t").files().get(0).path();
    assertThat(path).isEqualTo(root + "/t/a b%20ü");
    assertThat(FileStoreContract.text(store, path)).hasSize(300_000);
  }
}
