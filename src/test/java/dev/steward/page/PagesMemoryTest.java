package dev.steward.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.erasure.Reports;
import dev.steward.files.FileStore;
import dev.steward.inventory.Change;
import dev.steward.inventory.Finding;
import dev.steward.inventory.TableSummary;
import dev.steward.report.ReportSchema;
import dev.steward.request.RequestClock;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages about long reports and many runs, written by a process with little memory. */
class PagesMemoryTest {
  private static final int RUNS = 150;
  private static final int COLUMNS = 120_000;
  private static final int REQUESTS = 60_000;

  @TempDir Path root;

  /** What the process does. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      ReportPages.write(FileStore.of(arguments[0], Map.of()), arguments[0], PageWitness.NONE);
    }
  }

  @Test
  void needsNoMoreMemoryForLongReportsAndManyRuns() throws Exception {
    LocalDate day = LocalDate.parse("2026-11-01");
    for (int run = 1; run < RUNS; run++) {
      Night.inventory(root, day.minusDays(run).toString()).publish();
    }
    publishLongReports(day);

    // what is read is several times as much
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                classPath(),
                Writer.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("out.txt").toFile())
            .start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).as(Files.readString(root.resolve("out.txt"))).isZero();
    Page index = Page.read(root.resolve("index.html"));
    assertThat(index.figure("columns")).isEqualTo("120,000");
    assertThat(index.figure("not declared as such")).isEqualTo("120,000");
    assertThat(index.figure("overdue")).isEqualTo("60,000");
    assertThat(index.figure("requests")).isEqualTo("60,000");
    assertThat(index.html().expectFirst("#requests tbody td.main").text())
        .isEqualTo("REQ-" + (REQUESTS - 1));
    assertThat(index.html().select("#runs tbody tr")).hasSize(60);
    try (Stream<Path> pages = Files.list(root.resolve("pii-inventory"))) {
      assertThat(pages.filter(it -> it.toString().endsWith(".html"))).hasSize(RUNS);
    }
    try (Stream<Path> pages = Files.walk(root)) {
      for (Path page : pages.filter(it -> it.toString().endsWith(".html")).toList()) {
        assertThat(Files.size(page)).as(page.toString()).isLessThan(300_000);
      }
    }
  }

  /** That of this test, whoever runs it. */
  private static String classPath() {
    return Writer.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private void publishLongReports(LocalDate day) throws IOException {
    Night.inventory(root, day.toString())
        .with(TableSummary.SCHEMA)
        .with(
            Finding.SCHEMA,
            sink -> {
              for (int i = 0; i < COLUMNS; i++) {
                sink.add(
                    Night.values(
                        Finding.SCHEMA,
                        Night.column("table" + i, "column".repeat(5), "kind" + i, "undeclared")));
              }
            })
        .with(
            Change.SCHEMA,
            sink -> {
              for (int i = 0; i < COLUMNS; i++) {
                sink.add(List.of("crm", "table" + i, "column", "added", "", "email"));
              }
            })
        .publish();
    Night.of(root, "nightly", day.toString())
        .with(
            RequestClock.SCHEMA,
            sink -> {
              for (int i = 0; i < REQUESTS; i++) {
                sink.add(request(RequestClock.SCHEMA, i, "days_left", -1L - i));
              }
            })
        .publish();
    Night.of(root, "subject-erasure", day.toString())
        .with(
            Reports.CERTIFICATE,
            sink -> {
              for (int i = 0; i < REQUESTS; i++) {
                sink.add(request(Reports.CERTIFICATE, i, "residue", 1L));
                sink.add(request(Reports.CERTIFICATE, i, "residue", 0L));
              }
            })
        .publish();
  }

  private static List<@Nullable Object> request(
      ReportSchema schema, int i, String column, long value) {
    return Night.values(
        schema,
        Night.row(
            "request_id",
            "REQ-" + i,
            "subject",
            "s".repeat(32),
            "type",
            "type" + i,
            "source",
            "crm",
            "table",
            "contact",
            "status",
            "residue",
            column,
            value));
  }
}
