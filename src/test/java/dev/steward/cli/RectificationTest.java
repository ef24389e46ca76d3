package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say is wrong is put right in every copy, and nothing else changes. */
class RectificationTest {
  private static final String JOB = "subject-rectification";
  private static final String AS_OF = "2026-11-01";
  private static final String HEADER =
      "request_id,type,identifier,value,received_on,identity_verified,note,target,new_value\n";

  @TempDir Path folder;
  private Path visits = Path.of("");
  private Path list = Path.of("");

  @BeforeEach
  void estate() throws Exception {
    sql(
        """
        create table contact (id varchar(10) primary key, given varchar(20), family varchar(20),
          full_name varchar(60), email varchar(60) not null, phone varchar(30), born date,
          city varchar(20), guardian_email varchar(60), nick varchar(12));
        insert into contact select 'C' || x, 'Given' || x, 'Family' || x,
          'Given' || x || ' Family' || x, 'P' || x || '@example.org', '+49 30 90182' || lpad(x, 3, '0'),
          dateadd(day, x, date '1980-01-01'), 'Oldtown', case when x = 9 then 'p7@example.org' end, null
          from system_range(1, 30);
        create table lead (leadid int primary key, contact varchar(10), surname varchar(8),
          mail varchar(60), tel varchar(30), birth timestamp);
        insert into lead values (1, 'C7', 'Family7', 'p7@EXAMPLE.org', '030 90182007', timestamp '1980-01-08 00:00:00'),
          (2, 'C8', 'Family8', 'p8@example.org', '030 90182008', null),
          (3, null, 'Family7', 'other@example.org', '030 90182999', null);
        create table form (id int primary key, contact varchar(10), payload varchar(400));
        insert into form values (1, 'C7', '{"who": {"mail": "p7@example.org", "names": ["Family7", "X"]}, "n": 1}'),
          (2, 'C8', '{"who": {"mail": "p8@example.org", "names": ["Family8"]}}'), (3, 'C7', 'no json');
        create table orders (id int primary key, contact varchar(10), ship_to varchar(40), ship_city varchar(20));
        insert into orders values (1, 'C7', 'Family7', 'Oldtown'), (2, 'C7', 'Gift', 'Elsewhere'),
          (3, 'C8', 'Family7', 'Oldtown');
        """);
    visits = Files.createDirectories(folder.resolve("lake")).resolve("visit.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement copy = duck.createStatement()) {
      copy.execute(
          ("copy (select 'C' || (i %% 30 + 1) contact,"
                  + " {'mail': 'p' || (i %% 30 + 1) || '@example.org', 'mails': ['x@example.org', 'P' || (i %% 30 + 1) || '@Example.org']} u,"
                  + " date '1980-01-01' + ((i %% 30 + 1)::int) born, i page from range(6000) t(i))"
                  + " to '%s' (format parquet, row_group_size 2048)")
              .formatted(visits));
    }
    list = Files.createDirectories(folder.resolve("drops")).resolve("list.csv");
    StringBuilder lines = new StringBuilder("name;email;born;note\r\n");
    for (int i = 1; i <= 30; i++) {
      lines.append(
          "\"Family%d\";p%d@example.org;1980-01-%02d;of Family%d\r\n"
              .formatted(i, i, i % 28 + 1, i));
    }
    Files.writeString(list, lines);
  }

  private EligibilityRuns runs(String... requests) throws Exception {
    Files.writeString(folder.resolve("inbox.csv"), HEADER + String.join("\n", requests) + "\n");
    return EligibilityRuns.of(
        folder,
        """
        steward:
          requests: {inbox: %1$s/inbox.csv, default-region: DE}
          export: {about: {recipients: [our printer]}}
          sources:
            crm:
              type: jdbc
              url: "jdbc:h2:file:%1$s/crm;IFEXISTS=TRUE"
              tables:
                contact:
                  subjects:
                    - {key: id}
                    - {column: guardian_email, references: crm.contact.email, relation: names}
                  identifiers: {email: email, phone: phone}
                  columns:
                    given: {category: given-name}
                    family: {category: family-name}
                    full_name: {category: person-name}
                    born: {category: date-of-birth}
                    city: {category: city}
                    nick: {category: username}
                lead:
                  subjects:
                    - {key: leadid}
                    - {column: contact, references: crm.contact.id}
                  identifiers: {mail: email, tel: phone}
                  columns:
                    surname: {category: family-name}
                    birth: {category: date-of-birth}
                form:
                  subject: {column: contact, references: crm.contact.id}
                  columns:
                    "[payload.who.mail]": {category: email}
                    "[payload.who.names]": {category: family-name}
                orders:
                  subject: {column: contact, references: crm.contact.id}
                  columns: {ship_to: {category: family-name}, ship_city: {category: city}}
                  erase: {action: retain, basis: tax law}
            lake:
              type: parquet
              location: %1$s/lake
              tables:
                visit:
                  subject: {column: contact, references: crm.contact.id}
                  columns:
                    "[u.mail]": {category: email}
                    "[u.mails]": {category: email}
                    born: {category: date-of-birth}
            drops:
              type: csv
              location: %1$s/drops
              tables:
                list:
                  subject: {column: email, references: crm.contact.email}
                  columns: {name: {category: family-name}, born: {category: date-of-birth}}
        """
            .formatted(folder));
  }

  private void sql(String script) throws SQLException {
    try (Connection crm = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("crm"));
        Statement sql = crm.createStatement()) {
      sql.execute(script);
    }
  }

  private static List<String> rows(String url, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement();
        ResultSet result = sql.executeQuery(query)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : "|").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private List<String> crm(String query) throws SQLException {
    return rows("jdbc:h2:file:" + folder.resolve("crm"), query);
  }

  private static List<String> duck(String query) throws SQLException {
    return rows("jdbc:duckdb:", query);
  }

  private static String state(EligibilityRuns runs, String request) {
    return runs.request("show", request)
        .out()
        .lines()
        .filter(line -> line.startsWith("state"))
        .map(line -> line.split("\\s+")[1])
        .findFirst()
        .orElse("none");
  }

  /** The report, {@code request table.column matched corrected status}. */
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
        .toList();
  }

  @Test
  void putsASurnameRightInEveryCopy() throws Exception {
    List<String> others = crm("select * from contact where id <> 'C7' order by id");
    EligibilityRuns runs =
        runs("A,rectification,email,p7@example.org,2026-10-01,true,,family-name,Newname");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .containsExactlyInAnyOrder(
            "A contact.family 1 1 corrected",
            "A contact.full_name 1 0 elsewhere",
            "A lead.surname 1 1 corrected",
            "A form.payload.who.names 1 1 corrected",
            "A orders.ship_to 1 1 corrected",
            "A list.name 1 1 corrected",
            "A list.note 1 0 elsewhere");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.out()).contains("to be told of it (Art. 19): our printer, of A");
    assertThat(state(runs, "A")).isEqualTo("completed");
    assertThat(crm("select * from contact where id <> 'C7' order by id")).isEqualTo(others);
    assertThat(crm("select given, family, full_name from contact where id = 'C7'"))
        .containsExactly("Given7|Newname|Given7 Family7");
    assertThat(crm("select surname from lead order by 1"))
        .containsExactly("Family7", "Family8", "Newname");
    assertThat(crm("select payload from form order by id"))
        .containsExactly(
            "{\"who\": {\"mail\": \"p7@example.org\", \"names\": [\"Newname\", \"X\"]}, \"n\": 1}",
            "{\"who\": {\"mail\": \"p8@example.org\", \"names\": [\"Family8\"]}}",
            "no json");
    assertThat(crm("select ship_to from orders order by id"))
        .containsExactly("Newname", "Gift", "Family7");
    assertThat(Files.readString(list).lines().filter(line -> line.contains("7")))
        .contains("\"Newname\";p7@example.org;1980-01-08;of Family7")
        .noneMatch(line -> line.startsWith("\"Family7\""));
  }

  @Test
  void carriesLinksByEmailAlong() throws Exception {
    EligibilityRuns runs =
        runs("A,rectification,key,C7,2026-10-01,true,,email,new.seven@example.com");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .containsExactlyInAnyOrder(
            "A contact.email 1 1 corrected",
            "A contact.guardian_email 1 1 corrected",
            "A lead.mail 1 1 corrected",
            "A form.payload.who.mail 1 1 corrected",
            "A visit.u.mail 200 200 corrected",
            "A visit.u.mails 200 200 corrected",
            "A list.email 1 1 corrected");
    assertThat(
            crm(
                "select id, email, guardian_email from contact where id in ('C7', 'C9') order by 1"))
        .containsExactly(
            "C7|new.seven@example.com|null", "C9|P9@example.org|new.seven@example.com");
    assertThat(
            duck(
                "select distinct contact, u.mail, u.mails from '%s' where page %% 30 in (6, 7) order by 1"
                    .formatted(visits)))
        .containsExactly(
            "C7|new.seven@example.com|[x@example.org, new.seven@example.com]",
            "C8|p8@example.org|[x@example.org, P8@Example.org]");
    assertThat(Files.readAllLines(list))
        .contains("\"Family7\";new.seven@example.com;1980-01-08;of Family7");
    assertThat(state(runs, "A")).isEqualTo("completed");

    Files.writeString(
        folder.resolve("inbox.csv"),
        HEADER
            + "B,rectification,email,new.seven@example.com,2026-10-02,true,,family-name,Newer\n");
    Result later = runs.runJob(JOB, "2026-11-02");
    assertThat(lines(later)).as(later.out() + later.err()).contains("B list.name 1 1 corrected");
  }

  @Test
  void readsPhonesAndDatesInAnySpelling() throws Exception {
    EligibilityRuns runs =
        runs(
            "A,rectification,key,C7,2026-10-01,true,,phone,+49 30 90182777",
            "B,rectification,key,C7,2026-10-01,true,,date-of-birth,1979-12-31");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .containsExactlyInAnyOrder(
            "A contact.phone 1 1 corrected",
            "A lead.tel 1 1 corrected",
            "B contact.born 1 1 corrected",
            "B lead.birth 1 1 corrected",
            "B list.born 1 1 corrected",
            "B visit.born 200 200 corrected");
    assertThat(crm("select phone, born from contact where id = 'C7'"))
        .containsExactly("+49 30 90182777|1979-12-31");
    assertThat(crm("select tel, birth from lead where leadid = 1"))
        .containsExactly("+49 30 90182777|1979-12-31 00:00:00");
    assertThat(
            duck(
                "select count(*) from '%s' where born = date '1979-12-31' and contact = 'C7'"
                    .formatted(visits)))
        .containsExactly("200");
    assertThat(Files.readAllLines(list))
        .contains("\"Family7\";p7@example.org;1979-12-31;of Family7");
  }

  @Test
  void publishesAPlanAndChangesNothing() throws Exception {
    EligibilityRuns runs = runs("A,rectification,key,C7,2026-10-01,true,,crm.contact.city,Newtown");
    byte[] lake = Files.readAllBytes(visits);
    List<String> before = crm("select * from contact order by id");

    Result planned = runs.runJob(JOB, AS_OF, "mode=plan");

    Path reports = planned.reports().resolveSibling(AS_OF + "-plan");
    Result plan = new Result(planned.status(), planned.out(), planned.err(), reports);
    assertThat(lines(plan))
        .as(planned.out() + planned.err())
        .containsExactlyInAnyOrder("A contact.city 1 0 planned", "A orders.ship_city 1 0 planned");
    assertThat(planned.status()).isZero();
    assertThat(crm("select * from contact order by id")).isEqualTo(before);
    assertThat(Files.readAllBytes(visits)).isEqualTo(lake);
    assertThat(state(runs, "A")).isEqualTo("resolved");

    Result result = runs.runJob(JOB, AS_OF);
    assertThat(lines(result)).contains("A contact.city 1 1 corrected");
    assertThat(crm("select ship_city from orders order by id"))
        .containsExactly("Newtown", "Elsewhere", "Oldtown");
  }

  @Test
  void fillsTheOneColumnOfThePersonsOwnRowThatHoldsNothing() throws Exception {
    EligibilityRuns runs = runs("A,rectification,key,C7,2026-10-01,true,,username,seven");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .containsExactly("A contact.nick 1 1 corrected");
    assertThat(crm("select id, nick from contact where nick is not null"))
        .containsExactly("C7|seven");
    assertThat(state(runs, "A")).isEqualTo("completed");
  }

  @Test
  void saysWhereNothingIsToBeCorrected() throws Exception {
    EligibilityRuns runs = runs("A,rectification,key,C7,2026-10-01,true,,family-name,Family7");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("1 with nothing to correct");
    assertThat(lines(result))
        .contains("A contact.family 0 0 already-so", "A lead.surname 0 0 already-so");
    assertThat(state(runs, "A")).isEqualTo("completed");
    assertThat(runs.request("show", "A").out()).contains("nothing was corrected");
  }

  @Test
  void doesNothingOfACorrectionThatSomeColumnCannotHold() throws Exception {
    EligibilityRuns runs =
        runs(
            "A,rectification,key,C7,2026-10-01,true,,family-name,Longer than eight",
            "B,rectification,key,C8,2026-10-01,true,,family-name,Short",
            "C,rectification,key,C9,2026-10-01,true,,date-of-birth,31.12.1979",
            "D,rectification,key,C10,2026-10-01,true,,crm.contact.email,");
    List<String> before = crm("select * from contact where id in ('C7', 'C9', 'C10') order by id");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(lines(result))
        .contains(
            "A lead.surname 1 0 failed",
            "A contact.family 1 0 not-done",
            "B lead.surname 1 1 corrected",
            "C null.null 0 0 failed",
            "D null.null 0 0 rejected");
    assertThat(result.out())
        .contains("A is blocked: crm.lead.surname: ")
        .contains("cannot hold all of the new value")
        .contains("C is blocked: the new value is not a date");
    assertThat(crm("select * from contact where id in ('C7', 'C9', 'C10') order by id"))
        .isEqualTo(before);
    assertThat(state(runs, "A")).isEqualTo("failed");
    assertThat(state(runs, "B")).isEqualTo("completed");
    assertThat(state(runs, "C")).isEqualTo("failed");
    assertThat(state(runs, "D")).isEqualTo("rejected");
    assertThat(result.out() + result.err()).doesNotContain("Longer than eight");
  }

  @Test
  void learnsOfConstraintsBeforeItChangesAnything() throws Exception {
    sql("alter table lead add constraint one_mail unique (mail)");
    byte[] lake = Files.readAllBytes(visits);
    EligibilityRuns runs = runs("A,rectification,key,C7,2026-10-01,true,,email,other@example.org");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(lines(result))
        .as(result.out() + result.err())
        .contains("A lead.mail 1 0 failed", "A visit.u.mail 200 0 not-done");
    assertThat(result.out()).contains("a value would be there twice");
    assertThat(crm("select email from contact where id = 'C7'")).containsExactly("P7@example.org");
    assertThat(Files.readAllBytes(visits)).isEqualTo(lake);
    assertThat(state(runs, "A")).isEqualTo("failed");
  }

  @Test
  void refusesKeysAndTellsWhoWaits() throws Exception {
    EligibilityRuns runs =
        runs(
            "A,rectification,key,C7,2026-10-01,true,,crm.contact.id,C77",
            "B,rectification,key,C8,2026-10-01,true,,family-name,First",
            "C,rectification,key,C8,2026-10-02,true,,crm.lead.surname,Second",
            "D,rectification,key,C99,2026-10-02,true,,family-name,Nobody",
            "E,rectification,key,C10,2026-10-02,false,,family-name,Unverified",
            "F,rectification,key,C11,2026-10-02,true,,person-id,C12",
            "G,rectification,key,C12,2026-10-02,true,,crm.nothing.here,X",
            "H,rectification,key,C12,2026-10-02,true,,crm.contact.nothing,X");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(lines(result))
        .contains(
            "A null.null 0 0 rejected",
            "B lead.surname 1 1 corrected",
            "C lead.surname 1 0 waits",
            "D null.null 0 0 not-found",
            "F null.null 0 0 rejected",
            "G null.null 0 0 failed",
            "H null.null 0 0 failed",
            "H contact.nothing 0 0 none");
    assertThat(result.out())
        .contains("A is refused: crm.contact.id tells whose rows are whose")
        .contains("C waits: B corrects the same", "H is blocked: the person has no rows with such");
    assertThat(state(runs, "A")).isEqualTo("rejected");
    assertThat(state(runs, "C")).isEqualTo("resolved");
    assertThat(state(runs, "D")).isEqualTo("not-found");
    assertThat(state(runs, "E")).isEqualTo("received");

    Result later = runs.runJob(JOB, "2026-11-02");
    assertThat(lines(later))
        .as(later.out() + later.err())
        .contains("C lead.surname 1 1 corrected", "C contact.family 1 1 corrected");
    assertThat(crm("select family from contact where id = 'C8'")).containsExactly("Second");
  }

  @Test
  void changesNothingOfWhatIsOnHold() throws Exception {
    EligibilityRuns runs = runs("A,rectification,key,C7,2026-10-01,true,,family-name,Newname");
    runs.runJob("subject-export", "2026-10-31"); // takes the inbox
    assertThat(runs.request("hold", "A", "--reason", "in dispute").status()).isZero();

    Result held = runs.runJob(JOB, AS_OF);

    assertThat(held.status()).as(held.out() + held.err()).isZero();
    assertThat(crm("select family from contact where id = 'C7'")).containsExactly("Family7");
    assertThat(state(runs, "A")).isEqualTo("on-hold");
  }
}
