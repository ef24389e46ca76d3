package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.StewardProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events of OpenLineage about a process that was killed. */
class LineageIT {
  @TempDir Path folder;

  @Test
  void endWhatItBeganOnceAnotherGoesOn() throws Exception {
    Workplace place = new Workplace(folder);
    place.write("data/contact.csv", "id,email\n1,anna@example.org\n");
    place.configure("  lineage: {file: events.ndjson}", "    drops: {type: csv, location: data}");
    Path file = place.path("events.ndjson");

    StewardProcess killed = place.startRun();
    killed.awaits("it told that it began", () -> Files.exists(file) && Files.size(file) > 0);
    killed.kill();
    StewardProcess.Result finished = place.startRun().result();

    assertThat(finished.status()).as(finished.err()).isEqualTo(3);
    List<JsonNode> events =
        Files.readAllLines(file).stream().map(line -> new JsonMapper().readTree(line)).toList();
    assertThat(events.stream().map(event -> event.at("/eventType").asString()))
        .containsExactly("START", "ABORT", "START", "COMPLETE");
    List<String> tries = events.stream().map(event -> event.at("/run/runId").asString()).toList();
    assertThat(tries.get(1)).as("the try that was killed").isEqualTo(tries.get(0));
    assertThat(tries.get(2)).as("the next").isNotEqualTo(tries.get(0)).isEqualTo(tries.get(3));
  }
}
