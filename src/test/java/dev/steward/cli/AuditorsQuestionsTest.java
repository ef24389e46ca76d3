package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.files.FileStore;
import dev.steward.report.ManifestHeader;
import dev.steward.report.Publication;
import dev.steward.request.RequestClock;
import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.ReportTable;
import dev.steward.testkit.SampleCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The queries of README.md, as they stand there, on reports of nights over the sample. */
class AuditorsQuestionsTest {
  private static final String DAY = "2026-11-01";
  private static final Pattern QUERY =
      Pattern.compile("\\*\\*([^*\\n]+\\?)\\*\\*[^\\n]*\\n\\n```sql\\n(.*?)```", Pattern.DOTALL);

  @TempDir static Path folder;
  private static Path reports = Path.of("");

  @BeforeAll
  static void twoNights() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    reports = folder.resolve("reports");
    assertThat(runs.runJob("pii-inventory", "2026-10-31").status()).isEqualTo(3);
    try (Connection crm = DriverManager.getConnection(SampleCopy.crm(folder));
        Statement statement = crm.createStatement()) {
      statement.execute(
          "create table spring_import (id int, mail varchar(90), firstname varchar(90))");
      // nobody's addresses, in the form of people's
      statement.execute(
          "insert into spring_import select row_number() over (),"
              + " replace(emailaddress1, '@', '.x@'), firstname"
              + " from contact where emailaddress1 is not null");
    }
    assertThat(runs.runJob("nightly", DAY).status()).isEqualTo(3);
  }

  private static String query(String question) throws IOException {
    Matcher matcher = QUERY.matcher(Files.readString(Path.of("README.md")));
    Map<String, String> queries = new LinkedHashMap<>();
    while (matcher.find()) {
      queries.put(matcher.group(1), matcher.group(2));
    }
    assertThat(queries).hasSize(5).containsKey(question);
    return queries.getOrDefault(question, "");
  }

  /** The rows of the answer, with the variables that the README sets first set otherwise. */
  private static List<Map<String, @Nullable String>> ask(
      Path where, String question, Map<String, String> variables) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET file_search_path = '%s'".formatted(where));
      statement.execute("SET VARIABLE night = '%s'".formatted(DAY));
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        statement.execute(
            "SET VARIABLE %s = '%s'".formatted(variable.getKey(), variable.getValue()));
      }
      try (ResultSet result = statement.executeQuery(query(question))) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        while (result.next()) {
          Map<String, @Nullable String> row = new TreeMap<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }

  @Test
  void whichUndeclaredPersonalDataAppearedLastNight() throws Exception {
    assertThat(ask(reports, "Which undeclared personal data appeared last night?", Map.of()))
        .extracting(
            row ->
                "%s.%s.%s %s"
                    .formatted(
                        row.get("source"),
                        row.get("table"),
                        row.get("column"),
                        row.get("category")))
        .containsExactly("crm.spring_import.firstname given-name", "crm.spring_import.mail email");
  }

  @Test
  void whyAContactIsNotEligible() throws Exception {
    String question = "Why is a contact not eligible for an activity?";
    List<Map<String, @Nullable String>> decisions =
        ReportTable.csv(reports.resolve("consent-eligibility/" + DAY + "/eligibility.csv")).rows();
    for (String reason : List.of("withdrawn", "child-never-profiled", "eligible")) {
      Map<String, @Nullable String> decision =
          decisions.stream().filter(row -> reason.equals(row.get("reason"))).findFirst().get();

      assertThat(
              ask(
                  reports,
                  question,
                  Map.of(
                      "contact", "" + decision.get("contact_id"),
                      "activity", "" + decision.get("activity"))))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .containsEntry("reason", reason)
                      .containsEntry("eligible", "" + reason.equals("eligible"))
                      .containsEntry("required_level", decision.get("required_level"))
                      .containsEntry("effective_level", decision.get("effective_level"))
                      .containsEntry("consent_event_id", decision.get("consent_event_id")));
    }
    assertThat(ask(reports, question, Map.of("contact", "nobody", "activity", "vip-score")))
        .isEmpty();
  }

  @Test
  void whetherARequestWasAnsweredInTime(@TempDir Path published) throws Exception {
    publishRequests(published);
    String question = "Was a request answered in time (Art. 12(3))?";

    Map<String, String> answers = new TreeMap<>();
    for (String request : List.of("R-1", "R-2", "R-3", "R-4")) {
      answers.put(
          request,
          "" + ask(published, question, Map.of("request", request)).get(0).get("answered"));
    }

    assertThat(answers)
        .containsEntry("R-1", "in time")
        .containsEntry("R-2", "late")
        .containsEntry("R-3", "overdue")
        .containsEntry("R-4", "open");
  }

  @Test
  void whetherTheRequestsOfTheSampleWereAnsweredInTime() throws Exception {
    String question = "Was a request answered in time (Art. 12(3))?";
    List<Map<String, @Nullable String>> requests =
        ReportTable.csv(reports.resolve("nightly/" + DAY + "/requests.csv")).rows();
    assertThat(requests).hasSizeGreaterThan(15);

    for (Map<String, @Nullable String> request : requests) {
      LocalDate due = LocalDate.parse("" + request.get("due_on"));
      String answeredOn = request.get("answered_on");
      String expected =
          answeredOn == null
              ? due.isBefore(LocalDate.parse(DAY)) ? "overdue" : "open"
              : LocalDate.parse(answeredOn).isAfter(due) ? "late" : "in time";

      assertThat(ask(reports, question, Map.of("request", "" + request.get("request_id"))))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .containsEntry("answered", expected)
                      .containsEntry("type", request.get("type")));
    }
  }

  /** As the night publishes them. */
  private static void publishRequests(Path root) throws IOException {
    LocalDate day = LocalDate.parse(DAY);
    try (Publication publication =
        Publication.stage(
            FileStore.of(root.toString(), Map.of()), root.toString(), "nightly", DAY)) {
      publication.write(
          RequestClock.SCHEMA,
          List.of(
              request("R-1", null, day, true),
              request("R-2", null, day, false),
              request("R-3", -1L, null, false),
              request("R-4", 0L, null, null)));
      publication.publish(
          new ManifestHeader(
              "nightly",
              day,
              1,
              ManifestHeader.Status.COMPLETE,
              Instant.EPOCH,
              Instant.EPOCH,
              "0",
              "0",
              List.of(),
              List.of()));
    }
  }

  private static List<@Nullable Object> request(
      String id, @Nullable Long left, @Nullable LocalDate answered, @Nullable Boolean inTime) {
    LocalDate day = LocalDate.parse(DAY);
    return Arrays.asList(
        id, "access", "s", day.minusMonths(1), day, left, null, null, answered, inTime, "x", null);
  }

  @Test
  void whetherAPersonIsGone() throws Exception {
    ReportTable certificate =
        ReportTable.csv(reports.resolve("subject-erasure/" + DAY + "/certificate.csv"));

    assertThat(tables(certificate, "REQ-2026-0009").keySet())
        .isSubsetOf("clear", "retained")
        .contains("clear");
    assertThat(tables(certificate, "REQ-2026-0006")).containsKey("residue");
    int all =
        ReportTable.csv(reports.resolve("pii-inventory/" + DAY + "/tables.csv")).rows().size();
    for (String request : List.of("REQ-2026-0006", "REQ-2026-0009")) {
      assertThat(tables(certificate, request).values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(all);
    }
    assertThat(gone("somebody else")).containsExactly(Map.entry("not-searched", all));
  }

  private static Map<String, Integer> tables(ReportTable certificate, String request)
      throws IOException, SQLException {
    String subject =
        certificate.rows().stream()
            .filter(row -> request.equals(row.get("request_id")))
            .map(row -> "" + row.get("subject"))
            .findFirst()
            .orElseThrow();
    return gone(subject);
  }

  private static Map<String, Integer> gone(String subject) throws IOException, SQLException {
    Map<String, Integer> tables = new TreeMap<>();
    for (Map<String, @Nullable String> row :
        ask(reports, "Is a person gone?", Map.of("subject", subject))) {
      tables.put("" + row.get("status"), Integer.valueOf("" + row.get("tables")));
      assertThat("residue".equals(row.get("status")))
          .isEqualTo(!List.of("0", "null").contains("" + row.get("hits_left")));
    }
    return tables;
  }

  @Test
  void whetherAnythingIsAltered(@TempDir Path copy) throws Exception {
    FileSystemUtils.copyRecursively(reports, copy);
    String question = "Is anything in these files altered?";
    assertThat(ask(copy, question, Map.of())).isEmpty();
    try (Stream<Path> files = Files.walk(copy)) {
      assertThat(files.filter(Files::isRegularFile)).hasSizeGreaterThan(30);
    }

    Path altered = copy.resolve("subject-erasure/" + DAY + "/certificate.parquet");
    byte[] bytes = Files.readAllBytes(altered);
    bytes[bytes.length / 2] ^= 1;
    Files.write(altered, bytes);
    Files.delete(copy.resolve("pii-inventory/2026-10-31/tables.csv"));
    Files.writeString(copy.resolve("consent-eligibility/" + DAY + "/more.csv"), "a");

    assertThat(ask(copy, question, Map.of()))
        .extracting(row -> copy.relativize(Path.of("" + row.get("path"))) + " " + row.get("fault"))
        .containsExactlyInAnyOrder(
            "subject-erasure/" + DAY + "/certificate.parquet altered",
            "pii-inventory/2026-10-31/tables.csv missing",
            "consent-eligibility/" + DAY + "/more.csv in no manifest");
  }

  /** The README sets each variable that a query reads, so that it runs as it stands. */
  @Test
  void theVariablesOfTheQueriesAreSetBeforeThem() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Matcher used = Pattern.compile("getvariable\\('(\\w+)'\\)").matcher(readme);
    int count = 0;
    while (used.find()) {
      count++;
      int set = readme.indexOf("SET VARIABLE " + used.group(1) + " = '");
      assertThat(set).as(used.group(1)).isBetween(0, used.start());
    }
    assertThat(count).isGreaterThan(5);
  }
}
