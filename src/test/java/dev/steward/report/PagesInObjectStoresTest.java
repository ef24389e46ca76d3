package dev.steward.report;

import static dev.steward.report.SampleReport.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.files.FileStore;
import dev.steward.page.PageWitness;
import dev.steward.page.ReportPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesInObjectStoresTest {
  @TempDir Path root;

  @Test
  void pagesAreWrittenWhereNothingMovesAtOnce() throws Exception {
    FileStore store = new NoAtomicMoves(SampleReport.store(root));
    SampleReport.publish(store, root, "2026-11-01", List.of(row("x")));

    assertThat(ReportPages.write(store, root.toString(), PageWitness.NONE))
        .isEqualTo(root + "/index.html");
    ReportPages.write(store, root.toString(), PageWitness.NONE);

    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.map(Path::toString).filter(it -> it.matches(".*(html|tmp)")))
          .containsExactlyInAnyOrder(root + "/index.html", root + "/pii-inventory/2026-11-01.html");
    }
    assertThat(root.resolve("index.html")).content().contains("1 November 2026");
  }
}
