package dev.steward.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
  @TempDir Path folder;

  @Test
  void writesFilesForTheirOwnerAlone() throws Exception {
    Path there = Files.createDirectories(folder.resolve("bundles")).resolve("1.zip");
    Files.writeString(there, "what was there for everybody");
    PrivateFiles files = FileStore.of(folder.toString(), Map.of()).privateFiles();
    for (int i = 0; i < 100; i++) {
      try (OutputStream out = files.write(folder + "/bundles/" + i + ".zip")) {
        out.write(("bundle " + i).getBytes(UTF_8));
      }
    }
    files.settle();

    assertThat(there).hasContent("bundle 1");
    try (var all = Files.list(folder.resolve("bundles"))) {
      assertThat(all)
          .hasSize(100)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void sharesAFolderThatSeveralMakeAtOnce() throws Exception {
    FileStore store = FileStore.of(folder.toString(), Map.of());
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 50; round++) {
        String shared = folder + "/round-" + round + "/bundles";
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          String file = shared + "/" + i + ".pack";
          all.add(
              pool.submit(
                  () -> {
                    together.await();
                    store.writePrivately(file).close();
                    return null;
                  }));
        }
        for (Future<?> each : all) {
          each.get();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(shared))))
            .isEqualTo("rwx------");
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
