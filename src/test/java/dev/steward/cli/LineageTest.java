package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.SampleCopy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs over the sample, as OpenLineage's events tell of them. */
class LineageTest {
  private static final String DAY = "2026-11-01";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void tellsOfTheNightAndOfEachOfItsParts() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    Path file = folder.resolve("lineage/events.ndjson");

    Result night = runs.runJob("nightly", DAY, "--steward.lineage.file=" + file);

    assertThat(night.status()).as(night.err()).isEqualTo(3);
    List<JsonNode> events = events(file);
    events.forEach(LineageTest::isOfTheSpecification);
    assertThat(events.stream().map(LineageTest::inShort))
        .containsExactly(
            "START nightly",
            "START pii-inventory",
            "COMPLETE pii-inventory",
            "START subject-export",
            "COMPLETE subject-export",
            "START subject-rectification",
            "COMPLETE subject-rectification",
            "START subject-erasure",
            "COMPLETE subject-erasure",
            "START consent-eligibility",
            "COMPLETE consent-eligibility",
            "COMPLETE nightly");
    String nightId = events.get(0).at("/run/runId").asString();
    for (JsonNode event : events) {
      boolean isPart = !event.at("/job/name").asString().equals("nightly");
      assertThat(event.at("/run/facets/parent/run/runId").asString(""))
          .isEqualTo(isPart ? nightId : "");
      assertThat(event.at("/run/facets/nominalTime/nominalStartTime").asString())
          .startsWith(DAY + "T00:00");
    }
    assertThat(events.get(1).at("/run/runId")).isEqualTo(events.get(2).at("/run/runId"));
    assertThat(events.get(1).at("/run/runId")).isNotEqualTo(events.get(3).at("/run/runId"));

    JsonNode inventory = events.get(2);
    String lake = folder.resolve("lake").toString();
    assertThat(names(inventory, "inputs"))
        .anyMatch(name -> name.startsWith("file " + lake))
        .anyMatch(name -> name.matches("h2:file:.*/crm PUBLIC\\.CONTACT"));
    JsonNode contact = dataset(inventory, "inputs", "CONTACT");
    assertThat(contact.at("/facets/dataSource/name").asString()).isEqualTo("crm");
    assertThat(texts(contact.at("/facets/schema/fields"), "name")).contains("emailaddress1");
    assertThat(contact.at("/facets/tags/tags"))
        .anySatisfy(
            tag -> {
              assertThat(tag.at("/field").asString()).isEqualTo("emailaddress1");
              assertThat(tag.at("/key").asString()).isEqualTo("personal-data");
              assertThat(tag.at("/value").asString()).isEqualTo("email");
            });
    String reports = folder.resolve("reports").toString();
    assertThat(names(inventory, "outputs"))
        .contains("file " + reports + "/pii-inventory/inventory");
    JsonNode report = dataset(inventory, "outputs", "/pii-inventory/inventory");
    assertThat(report.at("/facets/version/datasetVersion").asString()).isEqualTo(DAY);
    assertThat(report.at("/facets/symlinks/identifiers/0/name").asString())
        .isEqualTo(reports + "/pii-inventory/" + DAY + "/inventory.parquet");
    assertThat(texts(report.at("/facets/schema/fields"), "name")).startsWith("source", "table");
    assertThat(report.at("/outputFacets/outputStatistics/rowCount").asLong()).isPositive();

    assertThat(names(events.get(8), "outputs"))
        .as("what erasure changes")
        .anyMatch(name -> name.endsWith(" PUBLIC.CONTACT"));
    assertThat(names(events.get(4), "outputs"))
        .as("an export changes nothing")
        .noneMatch(name -> name.endsWith(" PUBLIC.CONTACT"));
    assertThat(names(events.get(10), "inputs")).anyMatch(name -> name.endsWith(" PUBLIC.CONTACT"));
    assertThat(Files.readString(file)).doesNotContain("@example");
  }

  @Test
  void tellsAServerWhatFailedAndWhatTheNextTryDid() throws Exception {
    List<String> paths = new CopyOnWriteArrayList<>();
    List<String> keys = new CopyOnWriteArrayList<>();
    List<JsonNode> events = new CopyOnWriteArrayList<>();
    HttpServer server = server();
    server.createContext(
        "/",
        exchange -> {
          paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
          events.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
    try {
      EligibilityRuns runs = files();
      Path secret = Files.writeString(folder.resolve("key"), "s3cret\n");
      String[] told = {
        "--steward.lineage.url=" + url(server) + "/",
        "--steward.lineage.api-key=file:" + secret,
        "--steward.lineage.namespace=privacy"
      };
      Path data = folder.resolve("data");
      Path away = Files.move(data, folder.resolve("away"));

      Result broken = runs.runJob("pii-inventory", DAY, told);
      Files.move(away, data);
      Result finished = runs.runJob("pii-inventory", DAY, told);

      assertThat(broken.status()).as(broken.err()).isOne();
      assertThat(finished.status()).as(finished.err()).isIn(0, 3);
      events.forEach(LineageTest::isOfTheSpecification);
      assertThat(events.stream().map(LineageTest::inShort))
          .containsExactly(
              "START pii-inventory",
              "FAIL pii-inventory",
              "START pii-inventory",
              "COMPLETE pii-inventory");
      assertThat(events.get(1).at("/run/facets/errorMessage/message").asString())
          .contains("drops")
          .doesNotContain("anna");
      assertThat(events.get(2).at("/run/runId")).isNotEqualTo(events.get(1).at("/run/runId"));
      assertThat(events.get(3).at("/job/namespace").asString()).isEqualTo("privacy");
      assertThat(names(events.get(3), "inputs"))
          .containsExactly("file " + data.resolve("contact.csv"));
      assertThat(paths).containsOnly("POST /api/v1/lineage");
      assertThat(keys).containsOnly("Bearer s3cret");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void isNoReasonToFail() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    HttpServer server = server();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream err = System.err;
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    try {
      EligibilityRuns runs = files();
      Files.writeString(folder.resolve("file"), "");

      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
      Result away =
          runs.runJob(
              "pii-inventory",
              DAY,
              "--steward.lineage.url=http://localhost:" + nobody,
              "--steward.lineage.file=" + folder.resolve("file/events"));
      Result refused =
          runs.runJob("pii-inventory", "2026-11-02", "--steward.lineage.url=" + url(server));

      assertThat(away.status()).as(away.err()).isIn(0, 3);
      assertThat(refused.status()).as(refused.err()).isIn(0, 3);
      assertThat(folder.resolve("file")).hasContent("");
      assertThat(log.toString(StandardCharsets.UTF_8))
          .contains(
              "Lineage (START of pii-inventory) is not told to http://localhost:"
                  + nobody
                  + ": no answer",
              "is not told to " + folder.resolve("file/events") + ": ",
              "Lineage (COMPLETE of pii-inventory) is not told to "
                  + url(server)
                  + ": it answers 503");
    } finally {
      System.setErr(err);
      server.stop(0);
    }
  }

  /** What it demands of any event, and of the facets that are there. */
  private static void isOfTheSpecification(JsonNode event) {
    assertThat(ZonedDateTime.parse(event.at("/eventTime").asString())).isNotNull();
    assertThat(UUID.fromString(event.at("/run/runId").asString()).version()).isEqualTo(7);
    assertThat(URI.create(event.at("/producer").asString()).isAbsolute()).isTrue();
    assertThat(event.at("/schemaURL").asString())
        .matches("https://openlineage.io/spec/.*#/\\$defs/RunEvent");
    assertThat(event.at("/job/namespace").asString()).isNotEmpty();
    assertThat(event.at("/job/facets/jobType/processingType").asString()).isEqualTo("BATCH");
    assertThat(event.at("/run/facets/processing_engine/version").asString()).isNotEmpty();
    assertThat(event.at("/inputs").isArray() && event.at("/outputs").isArray()).isTrue();
    for (JsonNode facets : event.findValues("facets")) {
      for (JsonNode facet : facets) {
        assertThat(URI.create(facet.at("/_producer").asString()).isAbsolute()).isTrue();
        assertThat(facet.at("/_schemaURL").asString()).startsWith("https://openlineage.io/spec/");
      }
    }
    Set<String> once = new HashSet<>();
    for (String side : List.of("inputs", "outputs")) {
      names(event, side).forEach(name -> assertThat(once.add(side + name)).as(name).isTrue());
    }
  }

  private static String inShort(JsonNode event) {
    return event.at("/eventType").asString() + " " + event.at("/job/name").asString();
  }

  private static List<String> names(JsonNode event, String side) {
    List<String> names = new ArrayList<>();
    for (JsonNode dataset : event.get(side)) {
      names.add(dataset.at("/namespace").asString() + " " + dataset.at("/name").asString());
    }
    return names;
  }

  private static JsonNode dataset(JsonNode event, String side, String end) {
    for (JsonNode dataset : event.get(side)) {
      if (dataset.at("/name").asString().endsWith(end)) {
        return dataset;
      }
    }
    throw new AssertionError("No " + end + " among " + names(event, side));
  }

  private static List<String> texts(JsonNode objects, String key) {
    List<String> texts = new ArrayList<>();
    objects.forEach(object -> texts.add(object.get(key).asString()));
    return texts;
  }

  private static List<JsonNode> events(Path file) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      events.add(JSON.readTree(line));
    }
    return events;
  }

  private static HttpServer server() throws Exception {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private static String url(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private EligibilityRuns files() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.write(
        data.resolve("contact.csv"),
        "id,email\n1,anna@example.org\n2,ben@example.org\n".getBytes(StandardCharsets.UTF_8));
    return EligibilityRuns.of(
        folder, "steward: {sources: {drops: {type: csv, location: %s}}}".formatted(data));
  }
}
