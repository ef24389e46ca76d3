package dev.steward.testkit;

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

/** How well detection finds what people have labelled, all in all and by category and tier. */
public final class DetectionScore {
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();
  private int rightCategory;

  private DetectionScore() {}

  /**
   * Runs detection over labelled tables.
   *
   * @param folder has {@code labels.csv} and the CSV files that it names
   */
  public static DetectionScore of(Path folder) throws IOException, CsvException {
    DetectionScore score = new DetectionScore();
    Map<String, Map<String, Map<String, String>>> labels = new LinkedHashMap<>();
    for (Map<String, String> row : named(read(folder.resolve("labels.csv")))) {
      labels
          .computeIfAbsent(value(row, "file"), x -> new LinkedHashMap<>())
          .put(value(row, "column"), row);
    }
    for (var file : labels.entrySet()) {
      for (Finding finding : findings(folder, file.getKey())) {
        Map<String, String> label = file.getValue().get(finding.column().column());
        if (label != null && value(label, "scored").equals("1")) {
          score.count(finding, label);
        }
      }
    }
    return score;
  }

  /** The share of the columns said to be personal that are. */
  public double precision() {
    return tally("all").precision();
  }

  /** The share of the personal columns that were found. */
  public double recall() {
    return tally("all").recall();
  }

  /** The share of the personal columns found whose category is the labelled one. */
  public double rightCategories() {
    return (double) rightCategory / tally("all").found;
  }

  /** The share of the columns of special categories that were found. */
  public double specialRecall() {
    return tally("special categories").recall();
  }

  /** Every miss, and every tally, a line each. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(misses);
    tallies.forEach((name, tally) -> lines.add(name + ": " + tally));
    lines.add(String.format("category right: %.3f", rightCategories()));
    return String.join("\n", lines);
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
      if (PersonalDataCategory.find(expected).filter(PersonalDataCategory::special).isPresent()) {
        its.add(tally("special categories"));
      }
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
