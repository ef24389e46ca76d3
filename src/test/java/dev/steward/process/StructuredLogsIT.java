package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.StewardProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a process says on its error stream where JSON is asked for. */
class StructuredLogsIT {
  @TempDir Path folder;

  @BeforeEach
  void files() throws Exception {
    Workplace place = new Workplace(folder);
    place.write("data/contact.csv", "id,email\n1,anna@example.org\n");
    place.configure(
        "  metrics: {pushgateway: \"http://localhost:1\"}",
        "    drops: {type: csv, location: data}\n    gone: {type: csv, location: nowhere}");
  }

  @ParameterizedTest
  @CsvSource({"ecs, @timestamp", "logstash, @timestamp", "gelf, timestamp"})
  void isAnObjectALine(String format, String time) throws Exception {
    new Workplace(folder)
        .write("logs.yml", "logging: {structured: {format: {console: %s}}}\n".formatted(format));

    StewardProcess.Result run =
        StewardProcess.run(
            folder, "run", "pii-inventory", "--config", "steward.yml", "--config", "logs.yml");

    assertThat(run.status()).as(run.err()).isOne();
    List<String> lines = run.err().lines().toList();
    assertThat(lines).hasSizeGreaterThan(2);
    for (String line : lines) {
      JsonNode event = new JsonMapper().readTree(line);
      assertThat(event.has(time)).as(line).isTrue();
      assertThat(event.has("message") || event.has("short_message")).as(line).isTrue();
    }
    assertThat(run.err())
        .contains("is incomplete; the same command")
        .contains("Metrics are not pushed to localhost:1: ");
  }

  @Test
  void tellsFaultsOfTheConfigurationSoToo() throws Exception {
    StewardProcess.Result run =
        StewardProcess.run(
            folder,
            "run",
            "pii-inventory",
            "--config",
            "steward.yml",
            "--logging.structured.format.console=ecs",
            "--steward.threads=0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines())
        .hasSize(2)
        .allMatch(line -> new JsonMapper().readTree(line).has("@timestamp"));
    assertThat(run.err()).contains("steward.threads: expected a positive number");
  }

  @Test
  void refusesAFormatThatThereIsNot() {
    StewardProcess.Result run =
        StewardProcess.run(
            folder,
            "run",
            "pii-inventory",
            "--config",
            "steward.yml",
            "--logging.structured.format.console=xml");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("logging.structured.format.console: no such format; ecs, gelf or logstash");
  }
}
