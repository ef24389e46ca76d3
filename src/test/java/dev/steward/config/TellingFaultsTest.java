package dev.steward.config;

import static dev.steward.config.Configurations.bind;
import static dev.steward.config.Configurations.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.lineage.LineageSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom runs tell of what they did. */
class TellingFaultsTest {
  @TempDir Path folder;

  @Test
  void isNobodyWhereNothingIsSaid() throws Exception {
    StewardConfiguration none = bind();

    assertThat(none.lineage()).isEqualTo(LineageSettings.NONE);
    assertThat(none.metricsFile()).isEmpty();
    assertThat(none.pushgateway()).isEmpty();
  }

  @Test
  void readsAKeyFromItsFile() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "s3cret\n");

    LineageSettings lineage =
        bind("steward: {lineage: {url: 'https://lineage:5000', api-key: 'file:%s'}}".formatted(key))
            .lineage();

    assertThat(lineage.namespace()).isEqualTo("steward");
    LineageSettings.Endpoint endpoint = lineage.endpoint().orElseThrow();
    assertThat(endpoint.url()).isEqualTo(URI.create("https://lineage:5000"));
    assertThat(endpoint.apiKey()).contains("s3cret");
    assertThat(lineage.toString()).doesNotContain("s3cret");
  }

  @Test
  void tellsAllThatCannotBe() {
    assertThat(
            faults(
                """
                steward:
                  metrics: {pushgateway: "gateway:9091"}
                  lineage:
                    file: s3a://bucket/events
                    url: "http://user:hidden@lineage"
                    api-key: file:nowhere/key
                """))
        .containsExactlyInAnyOrder(
            "steward.metrics.pushgateway: expected a URL such as https://host:port",
            "steward.lineage.file: expected a local file that lines can be appended to",
            "steward.lineage.url: expected a URL without a login; it takes an api-key",
            "steward.lineage.api-key: cannot read the file nowhere/key");
    assertThat(faults("steward: {lineage: {api-key: hidden}}"))
        .containsExactly("steward.lineage.url: missing; there is an api-key for it");
    assertThat(faults("steward: {lineage: {url: 'http://ho st:hidden'}}"))
        .containsExactly("steward.lineage.url: expected a URL such as https://host:port");
  }
}
