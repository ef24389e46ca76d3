package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.batch.SubjectProbe.Found;
import dev.steward.batch.SubjectProbe.Row;
import dev.steward.core.TableRef;
import dev.steward.subject.Belonging;
import dev.steward.testkit.sample.Person;
import dev.steward.testkit.sample.PlantedCell;
import dev.steward.testkit.sample.PlantedCell.Reach;
import dev.steward.testkit.sample.SampleEstate;
import dev.steward.testkit.sample.SampleTable;
import dev.steward.testkit.sample.Trait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that is found about every person of the sample, held against what was planted. */
class SampleSubjectsTest {
  private static final SampleEstate ESTATE = SampleEstate.generate(SampleEstate.SEED);

  /** Nobody declared them, on purpose. */
  private static final Set<TableRef> UNDECLARED =
      Set.of(new TableRef("crm", "old_newsletter_import"), new TableRef("crm", "support_call_log"));

  private static final TableRef MAILING_LIST = new TableRef("drops", "mailing-list");
  private static final TableRef REQUESTS = new TableRef("drops", "subject-requests");

  @TempDir Path folder;

  @BeforeEach
  void estate() throws Exception {
    ESTATE.writeTo(folder);
    try (Connection crm = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("crm"));
        Statement statement = crm.createStatement()) {
      statement.execute(Files.readString(folder.resolve("crm/crm.sql")));
    }
  }

  private SubjectProbe probe(String inbox) throws Exception {
    Files.writeString(
        folder.resolve("inbox.csv"),
        "request_id,type,identifier,value,received_on,identity_verified\n" + inbox);
    return SubjectProbe.in(folder, Path.of("jobs", "sample.yml"));
  }

  private String[] options() {
    return new String[] {
      "--steward.demo.home=" + folder,
      "--steward.sources.crm.url=jdbc:h2:file:" + folder.resolve("crm") + ";IFEXISTS=TRUE",
      "--steward.requests.inbox=" + folder.resolve("inbox.csv")
    };
  }

  @Test
  void findsExactlyWhatWasPlantedAboutEveryPerson() throws Exception {
    StringBuilder inbox = new StringBuilder();
    for (Person person : ESTATE.people()) {
      inbox.append("R-%s,access,key,%s,2026-10-01,true\n".formatted(person.key(), person.key()));
    }

    Found found = probe(inbox.toString()).run(options());

    assertThat(found.failures()).isEmpty();
    assertThat(found.outcome()).isInstanceOf(RunOutcome.Complete.class);
    List<String> missing = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int rows = 0;
    int named = 0;
    for (Person person : ESTATE.people()) {
      String request = "R-" + person.key();
      List<String> theirs = new ArrayList<>(texts(found.of(request, Belonging.OWNS)));
      List<String> missed = new ArrayList<>(planted(person));
      theirs.forEach(missed::remove); // row by row: of two equal ones each counts
      planted(person).forEach(theirs::remove);
      missing.addAll(missed);
      others.addAll(theirs);
      if (person.has(Trait.FAMILY_EMAIL)) {
        assertThat(texts(found.of(request, Belonging.UNCERTAIN)))
            .as("what may be %s's", person)
            .containsAll(plantedByAddress(person));
      }
      assertThat(found.of(request, Belonging.NAMES)).hasSize(references(person));
      rows += found.of(request, Belonging.OWNS).size();
      named += references(person);
    }
    assertThat(missing).as("planted, and not found").isEmpty();
    assertThat(others).as("found, and another's").isEmpty();
    assertThat(rows).isGreaterThan(10_000);
    assertThat(named).isPositive();
  }

  /** The rows that are hers and say so, each as its cells. */
  private static List<String> planted(Person person) {
    List<String> rows = new ArrayList<>();
    rowsOf(person)
        .forEach(
            (place, cells) -> {
              if (findable(place, cells)
                  && !(person.has(Trait.FAMILY_EMAIL) && isByAddress(place, cells))) {
                rows.add(place.table() + " " + cells);
              }
            });
    rows.sort(null);
    return rows;
  }

  private static List<String> plantedByAddress(Person person) {
    List<String> rows = new ArrayList<>();
    rowsOf(person)
        .forEach(
            (place, cells) -> {
              if (findable(place, cells) && isByAddress(place, cells)) {
                rows.add(place.table() + " " + cells);
              }
            });
    return rows;
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
        if (!cell.value().equals("") && !cell.value().equals(List.of())) {
          cells.put(cell.column().column(), cell.value().toString());
        }
      }
    }
    return rows;
  }

  /** A line of the mailing list without an address, or a request by phone, tells nobody's key. */
  private static boolean findable(Place place, Map<String, String> cells) {
    return !(place.table().equals(MAILING_LIST) && !cells.containsKey("email"))
        && !(place.table().equals(REQUESTS) && "phone".equals(cells.get("identifier")));
  }

  private static boolean isByAddress(Place place, Map<String, String> cells) {
    return place.table().equals(MAILING_LIST)
        || (place.table().equals(REQUESTS) && "email".equals(cells.get("identifier")));
  }

  private static int references(Person person) {
    return (int)
        ESTATE.truth().about(person.key()).stream()
            .filter(cell -> cell.reach() == Reach.REFERENCE)
            .filter(cell -> !ownedBy(person, cell))
            .count();
  }

  /** Somebody who is her own guardian. */
  private static boolean ownedBy(Person person, PlantedCell cell) {
    SampleTable table = ESTATE.table(cell.column().table().source(), cell.column().table().table());
    return table.rows().get(cell.row()).owner().filter(person.key()::equals).isPresent();
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream()
        .map(row -> row.table() + " " + Objects.requireNonNull(row.cells()))
        .sorted()
        .toList();
  }
}
