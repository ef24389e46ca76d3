package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.report.Verification;
import dev.steward.testkit.ExportRuns;
import dev.steward.testkit.sample.Person;
import dev.steward.testkit.sample.PlantedCell;
import dev.steward.testkit.sample.PlantedCell.Reach;
import dev.steward.testkit.sample.SampleEstate;
import dev.steward.testkit.sample.Trait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundle of every person of the sample, held against what the generator planted. */
class SampleBundlesTest {
  private static final SampleEstate ESTATE = SampleEstate.generate(SampleEstate.SEED);

  /** Nobody declared them, on purpose. */
  private static final Set<TableRef> UNDECLARED =
      Set.of(new TableRef("crm", "old_newsletter_import"), new TableRef("crm", "support_call_log"));

  private static final TableRef MAILING_LIST = new TableRef("drops", "mailing-list");
  private static final TableRef REQUESTS = new TableRef("drops", "subject-requests");
  private static final String WITHHELD = "creditscore";

  @TempDir Path folder;

  @Test
  void holdWhatWasPlantedAboutThePersonAndNothingElse() throws Exception {
    StringBuilder inbox = new StringBuilder();
    for (Person person : ESTATE.people()) {
      inbox.append("R-%s,access,key,%s,2026-10-01,true\n".formatted(person.key(), person.key()));
    }
    ExportRuns runs = sample().asked(inbox.toString());

    ExportRuns.Result result = runs.run("2026-11-01", "--steward.threads=2");

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    List<String> missing = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int rows = 0;
    for (Person person : ESTATE.people()) {
      JsonNode data = runs.data("2026-11-01", "R-" + person.key());
      List<String> theirs = shown(data);
      List<String> missed = new ArrayList<>(planted(person));
      rows += theirs.size();
      theirs.forEach(missed::remove); // row by row: of two equal ones each counts
      planted(person).forEach(theirs::remove);
      missing.addAll(missed);
      others.addAll(theirs);
      assertThat(withheldRows(data, true)).as("naming %s", person).isEqualTo(references(person));
      long uncertain = withheldRows(data, false);
      if (person.has(Trait.FAMILY_EMAIL)) {
        assertThat(uncertain).as("hers or of her family").isGreaterThanOrEqualTo(byFamily(person));
      } else {
        assertThat(uncertain).as("uncertain of %s", person).isZero();
      }
    }
    assertThat(missing).as("planted, and not in the bundle").isEmpty();
    assertThat(others).as("in the bundle, and not planted").isEmpty();
    assertThat(rows).isGreaterThan(10_000);
    assertThat(runs.bundles("2026-11-01")).hasSameSizeAs(ESTATE.people());
    String published = runs.reports("2026-11-01").toString();
    assertThat(Verification.verify(FileStore.of(published, Map.of()), published)).isEmpty();
  }

  private ExportRuns sample() throws Exception {
    ESTATE.writeTo(folder);
    String crm = "jdbc:h2:file:" + folder.resolve("crm");
    try (Connection connection = DriverManager.getConnection(crm);
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(folder.resolve("crm/crm.sql")));
    }
    return new ExportRuns(
        folder,
        Path.of("jobs", "sample.yml"),
        List.of(
            "--steward.demo.home=" + folder,
            "--steward.sources.crm.url=" + crm + ";IFEXISTS=TRUE"));
  }

  private static List<String> shown(JsonNode data) {
    List<String> rows = new ArrayList<>();
    data.get("sources")
        .forEachEntry(
            (source, tables) ->
                tables.forEachEntry(
                    (table, all) -> {
                      for (JsonNode row : all) {
                        Map<String, String> cells = new TreeMap<>();
                        row.forEachEntry(
                            (column, cell) -> {
                              if (!cell.isNull() && !(cell.isArray() && cell.isEmpty())) {
                                cells.put(column, canonical(cell));
                              }
                            });
                        rows.add(new TableRef(source, table) + " " + cells);
                      }
                    }));
    return rows;
  }

  /** A value of JSON as text; numbers and JSON within text in one form. */
  private static String canonical(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static String canonical(Object value) {
    if (value instanceof Number || value instanceof List<?>) {
      return canonical(JsonMapper.shared().readTree(list(value)));
    }
    String text = value.toString();
    return text.startsWith("{") ? JsonMapper.shared().readTree(text).toString() : text;
  }

  private static String list(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private record Place(TableRef table, int row) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byTable = table.compareTo(other.table);
      return byTable != 0 ? byTable : Integer.compare(row, other.row);
    }
  }

  private static Map<Place, Map<String, String>> rowsOf(Person person) {
    Map<Place, Map<String, String>> rows = new TreeMap<>();
    for (PlantedCell cell : ESTATE.truth().about(person.key())) {
      if (cell.reach() == Reach.OWN_ROW && !UNDECLARED.contains(cell.column().table())) {
        Map<String, String> cells =
            rows.computeIfAbsent(
                new Place(cell.column().table(), cell.row()), place -> new TreeMap<>());
        boolean isEmpty = cell.value().equals("") || cell.value().equals(List.of());
        if (!isEmpty && !cell.column().column().equals(WITHHELD)) {
          cells.put(cell.column().column(), canonical(cell.value()));
        }
      }
    }
    return rows;
  }

  /** The rows that are hers and say so, each as its cells. */
  private static List<String> planted(Person person) {
    List<String> rows = new ArrayList<>();
    rowsOf(person)
        .forEach(
            (place, cells) -> {
              if (findable(place, cells) && !isOfFamily(person, place, cells)) {
                rows.add(place.table() + " " + cells);
              }
            });
    return rows;
  }

  /** A line of the mailing list without an address, or a request by phone, tells nobody's key. */
  private static boolean findable(Place place, Map<String, String> cells) {
    return !(place.table().equals(MAILING_LIST) && !cells.containsKey("email"))
        && !(place.table().equals(REQUESTS) && "phone".equals(cells.get("identifier")));
  }

  /** Found by an address that a whole family has. */
  private static boolean isOfFamily(Person person, Place place, Map<String, String> cells) {
    return person.has(Trait.FAMILY_EMAIL)
        && (place.table().equals(MAILING_LIST)
            || (place.table().equals(REQUESTS) && "email".equals(cells.get("identifier"))));
  }

  /** How often others' rows name her. */
  private static long references(Person person) {
    return ESTATE.truth().about(person.key()).stream()
        .filter(cell -> cell.reach() == Reach.REFERENCE)
        .filter(cell -> !isHers(person, cell))
        .count();
  }

  private static long byFamily(Person person) {
    return rowsOf(person).entrySet().stream()
        .filter(row -> findable(row.getKey(), row.getValue()))
        .filter(row -> isOfFamily(person, row.getKey(), row.getValue()))
        .count();
  }

  /** Somebody who is her own guardian. */
  private static boolean isHers(Person person, PlantedCell cell) {
    TableRef table = cell.column().table();
    return ESTATE
        .table(table.source(), table.table())
        .rows()
        .get(cell.row())
        .owner()
        .filter(person.key()::equals)
        .isPresent();
  }

  private static long withheldRows(JsonNode data, boolean others) {
    long rows = 0;
    for (JsonNode left : data.get("withheld")) {
      if (left.has("rows")
          && left.get("reason").stringValue().startsWith("other people's") == others) {
        rows += left.get("rows").longValue();
      }
    }
    return rows;
  }
}
