package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be others' is left and told of; people may stand in a file. */
class RectificationOfOthersTest {
  private static final String JOB = "subject-rectification";
  private static final String AS_OF = "2026-11-01";

  @TempDir Path folder;
  private Path people = Path.of("");

  @BeforeEach
  void estate() throws Exception {
    people = Files.createDirectories(folder.resolve("drops")).resolve("people.csv");
    Files.writeString(
        people,
        """
        id,name,email,city,phone,mobile,nick
        1,Ann,ann@example.org,Oldtown,+49 30 90182001,,
        2,Bob,family@example.org,Oldtown,+49 30 90182002,+49 30 90182003,
        3,Cid,family@example.org,Oldtown,,,
        4,Dan,dan@example.org,Oldtown,,,
        """);
    Files.writeString(
        folder.resolve("drops/list.csv"),
        "mail,who\nfamily@example.org,Bob\nann@example.org,Ann\nann@example.org,Other\n");
    try (Connection crm = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("crm"));
        Statement sql = crm.createStatement()) {
      sql.execute(
          """
          create table household (id int primary key, one int, other int, city varchar(20),
            name varchar(20));
          insert into household values (1, 1, 4, 'Oldtown', 'Ann'), (2, 2, 3, 'Oldtown', 'Bob');
          create table form (payload varchar(200), author varchar(20));
          insert into form values ('{"mail": "dan@example.org"}', 'Dan');
          """);
    }
  }

  private EligibilityRuns runs(String... requests) throws Exception {
    Files.writeString(
        folder.resolve("inbox.csv"),
        "request_id,type,identifier,value,received_on,identity_verified,note,target,new_value\n"
            + String.join("\n", requests)
            + "\n");
    return EligibilityRuns.of(
        folder,
        """
        steward:
          requests: {inbox: %1$s/inbox.csv}
          sources:
            crm:
              type: jdbc
              url: "jdbc:h2:file:%1$s/crm;IFEXISTS=TRUE"
              tables:
                household:
                  subjects:
                    - {column: one, references: drops.people.id, relation: shared}
                    - {column: other, references: drops.people.id, relation: shared}
                  columns: {city: {category: city}, name: {category: person-name}}
                form:
                  subject: {column: payload.mail, references: drops.people.email}
                  columns: {author: {category: person-name}}
            drops:
              type: csv
              location: %1$s/drops
              tables:
                people:
                  subject: {key: id}
                  identifiers: {email: email, phone: phone, mobile: phone}
                  columns:
                    name: {category: person-name}
                    city: {category: city}
                    nick: {category: username}
                list:
                  subject: {column: mail, references: drops.people.email}
                  columns: {who: {category: person-name}}
        """
            .formatted(folder));
  }

  private List<String> crm(String query) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection crm = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("crm"));
        Statement sql = crm.createStatement();
        ResultSet result = sql.executeQuery(query)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private static List<String> lines(Result result) {
    return result.csv("corrections").rows().stream()
        .map(
            row ->
                "%s %s.%s %s %s %s"
                    .formatted(
                        row.get("request_id"),
                        row.get("table"),
                        row.get("column"),
                        row.get("rows_matched"),
                        row.get("rows_corrected"),
                        row.get("status")))
        .filter(line -> !line.endsWith(" none"))
        .toList();
  }

  @Test
  void changesInSharedRowsOnlyWhatIsOnePersons() throws Exception {
    EligibilityRuns runs =
        runs(
            "A,rectification,key,1,2026-10-01,true,,city,Newtown",
            "B,rectification,key,1,2026-10-01,true,,person-name,Anna");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .containsExactlyInAnyOrder(
            "A people.city 1 1 corrected",
            "A household.city 1 0 shared",
            "B people.name 1 1 corrected",
            "B household.name 1 1 corrected",
            "B list.who 1 1 corrected");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.out()).contains("left there: crm.household.city (shared)");
    assertThat(crm("select city || ' ' || name from household order by id"))
        .containsExactly("Oldtown Anna", "Oldtown Bob");
    assertThat(Files.readAllLines(people))
        .contains("1,Anna,ann@example.org,Newtown,+49 30 90182001,,");
  }

  @Test
  void leavesRowsThatMayBeAnothers() throws Exception {
    EligibilityRuns runs =
        runs(
            "A,rectification,key,2,2026-10-01,true,,email,bob@example.com",
            "B,rectification,email,family@example.org,2026-10-01,true,,person-name,Robert");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .containsExactlyInAnyOrder(
            "A people.email 1 1 corrected",
            "A list.mail 1 0 uncertain",
            "B null.null 0 0 ambiguous");
    assertThat(Files.readString(folder.resolve("drops/list.csv")))
        .startsWith("mail,who\nfamily@example.org,Bob\n");
    assertThat(Files.readAllLines(people))
        .contains("2,Bob,bob@example.com,Oldtown,+49 30 90182002,+49 30 90182003,")
        .contains("3,Cid,family@example.org,Oldtown,,,");
  }

  @Test
  void replacesAllThatIsWrongAndSaysThatItIsSeveral() throws Exception {
    EligibilityRuns runs = runs("A,rectification,key,2,2026-10-01,true,,phone,+49 30 90182009");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.out()).as(result.err()).contains("A: 2 different values are wrong");
    assertThat(Files.readAllLines(people))
        .contains("2,Bob,family@example.org,Oldtown,+49 30 90182009,+49 30 90182009,");
  }

  @Test
  void fillsAFileWhereOneColumnIsMeantAndAsksWhereThereAreTwo() throws Exception {
    EligibilityRuns runs =
        runs(
            "A,rectification,key,4,2026-10-01,true,,username,dan4",
            "B,rectification,key,4,2026-10-01,true,,phone,+49 30 90182004");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .containsExactlyInAnyOrder("A people.nick 1 1 corrected", "B null.null 0 0 failed");
    assertThat(result.out())
        .contains("B is blocked: nothing stands in any of mobile, phone of drops.people");
    assertThat(Files.readAllLines(people)).contains("4,Dan,dan@example.org,Oldtown,,,dan4");
  }

  @Test
  void failsWhereNothingTellsTheRowsApart() throws Exception {
    String before = Files.readString(people);
    EligibilityRuns runs = runs("A,rectification,key,4,2026-10-01,true,,person-name,Daniel");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .contains("A form.author 1 0 failed", "A people.name 1 0 not-done");
    assertThat(result.out())
        .contains("A is blocked: crm.form.author: nothing tells its rows apart");
    assertThat(Files.readString(people)).isEqualTo(before);
  }
}
