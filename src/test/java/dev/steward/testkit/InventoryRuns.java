package dev.steward.testkit;

import dev.steward.cli.StewardCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Inventories of one estate, run in this process, with a home and reports of their own.
 *
 * @param properties of its sources, as {@code crm.url=…}
 */
public record InventoryRuns(Path folder, List<String> properties) {
  public static InventoryRuns of(Path folder, String... properties) {
    return new InventoryRuns(folder, List.of(properties));
  }

  /** What a run said and published. */
  public record Result(int status, String out, String err, Path reports) {
    public ReportTable inventory() {
      return ReportTable.csv(reports.resolve("inventory.csv"));
    }

    public ReportTable tables() {
      return ReportTable.csv(reports.resolve("tables.csv"));
    }

    public ReportTable changes() {
      return ReportTable.csv(reports.resolve("changes.csv"));
    }
  }

  /**
   * Runs it.
   *
   * @param more further options, {@code --steward.…}
   */
  public Result run(String asOf, String... more) {
    List<String> words =
        new ArrayList<>(List.of("run", "pii-inventory", "as-of=" + asOf, "--quiet"));
    words.add("--steward.home=" + folder.resolve("home"));
    words.add("--steward.reports=" + folder.resolve("reports"));
    properties.forEach(property -> words.add("--steward.sources." + property));
    words.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        StewardCommand.execute(
            words.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Result(
        status,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        folder.resolve("reports/pii-inventory").resolve(asOf));
  }
}
