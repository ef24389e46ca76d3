package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvException;
import dev.steward.core.Column;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.detect.Detectors;
import dev.steward.inventory.Finding;
import dev.steward.inventory.Inventory;
import dev.steward.inventory.ScannedTable;
import dev.steward.inventory.TableProfiler;
import dev.steward.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How well detection finds what people have labelled: {@code mvn verify -Pbench
 * -Devaluate.folder=FOLDER}, where the folder has {@code labels.csv} and the files that it names.
 */
@Tag("bench")
class DetectionEvaluationIT {
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();
  private int rightCategory;

  @Test
  void findsWhatPeopleHaveLabelled() throws IOException, CsvException {
    String folder = System.getProperty("evaluate.folder");
    assumeThat(folder).as("evaluate.folder").isNotNull();
    Path root = Path.of(Objects.requireNonNull(folder));
    Map<String, Map<String, Map<String, String>>> labels = new LinkedHashMap<>();
    for (Map<String, String> row : named(read(root.resolve("labels.csv")))) {
      labels
          .computeIfAbsent(value(row, "file"), x -> new LinkedHashMap<>())
          .put(value(row, "column"), row);
    }
    for (var file : labels.entrySet()) {
      for (Finding finding : findings(root, file.getKey())) {
        Map<String, String> label = file.getValue().get(finding.column().column());
        if (label != null && value(label, "scored").equals("1")) {
          count(finding, label);
        }
      }
    }
    misses.forEach(System.out::println);
    tallies.forEach((name, tally) -> System.out.println(name + ": " + tally));
    Tally all = tally("all");
    System.out.printf("category right: %.3f%n", (double) rightCategory / all.found);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(all.recall()).isGreaterThanOrEqualTo(0.85);
  }

  private void count(Finding finding, Map<String, String> label) {
    boolean truth = value(label, "is_personal").equals("1");
    boolean organisation = value(label, "hard_negative").equals("organisation");
    String said = finding.category().map(PersonalDataCategory::name).orElse("none");
    String expected = value(label, "category");
    List<Tally> its = new ArrayList<>(List.of(tally("all")));
    if (!organisation) {
      its.add(tally("without organisations"));
    }
    if (truth) {
      its.add(tally("category " + expected));
      its.add(tally("tier " + value(label, "tier")));
    } else if (finding.personal()) {
      its.add(tally("category " + said));
    }
    its.forEach(tally -> tally.add(truth, finding.personal()));
    rightCategory += truth && finding.personal() && said.equals(expected) ? 1 : 0;
    if (truth != finding.personal() || truth && !said.equals(expected)) {
      misses.add(
          finding.column()
              + ": "
              + expected
              + " expected, "
              + finding.status()
              + " "
              + said
              + " "
              + finding.confidence()
              + " said; "
              + finding.evidence());
    }
  }

  private static List<Finding> findings(Path root, String file) throws IOException, CsvException {
    List<String[]> rows = read(root.resolve(file));
    String[] header = rows.get(0);
    List<Column> columns =
        IntStream.range(0, header.length)
            .mapToObj(i -> Rows.text(header[i].isEmpty() ? "column" + (i + 1) : header[i]))
            .toList();
    TableProfiler profiler = new TableProfiler(Detectors.standard(), columns);
    List<List<String>> cells = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      cells.add(
          IntStream.range(0, header.length).mapToObj(i -> i < row.length ? row[i] : "").toList());
    }
    if (!cells.isEmpty()) {
      profiler.add(Rows.batch(cells));
    }
    String table = file.replaceFirst("^data/", "").replaceFirst("\\.csv$", "");
    return Inventory.of(
            List.of(
                ScannedTable.scanned(
                    new TableRef("labelled", table), columns, List.of(), profiler.profile())),
            Detectors.standard(),
            List.of(),
            LocalDate.EPOCH,
            Optional.empty())
        .findings();
  }

  private static List<Map<String, String>> named(List<String[]> rows) {
    List<Map<String, String>> named = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      Map<String, String> one = new LinkedHashMap<>();
      for (int i = 0; i < row.length; i++) {
        one.put(rows.get(0)[i], row[i]);
      }
      named.add(one);
    }
    return named;
  }

  private static List<String[]> read(Path file) throws IOException, CsvException {
    try (CSVReader csv =
        new CSVReaderBuilder(Files.newBufferedReader(file))
            .withCSVParser(new RFC4180Parser())
            .build()) {
      return csv.readAll();
    }
  }

  private static String value(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private Tally tally(String name) {
    return tallies.computeIfAbsent(name, x -> new Tally());
  }

  private static final class Tally {
    private int found;
    private int missed;
    private int wrong;

    void add(boolean truth, boolean said) {
      found += truth && said ? 1 : 0;
      missed += truth && !said ? 1 : 0;
      wrong += !truth && said ? 1 : 0;
    }

    double precision() {
      return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }

    double recall() {
      return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    @Override
    public String toString() {
      double sum = precision() + recall();
      double f1 = sum == 0 ? 0 : 2 * precision() * recall() / sum;
      return String.format(
          "precision %.3f, recall %.3f, F1 %.3f (%d found, %d missed, %d wrong)",
          precision(), recall(), f1, found, missed, wrong);
    }
  }
}
