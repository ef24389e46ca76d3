package dev.steward.config;

import static dev.steward.config.Configurations.bind;
import static dev.steward.config.Configurations.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TableRef;
import dev.steward.export.About;
import dev.steward.export.ExportSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportSettingsTest {
  private static final String SOURCES =
      "  sources:\n    crm: {type: csv, location: drops}\n    lake: {type: csv, location: lake}\n";

  @TempDir Path folder;

  @Test
  void keepsBundlesForThirtyDaysUnencryptedUnlessToldOtherwise() throws Exception {
    ExportSettings settings = bind("steward:\n" + SOURCES).export();

    assertThat(settings.keepFor()).isEqualTo(Period.ofDays(30));
    assertThat(settings.passphrase()).isEmpty();
    assertThat(settings.recipientKey()).isEmpty();
    assertThat(settings.about().gaps(List.of(new TableRef("crm", "contact"))))
        .containsExactly(
            "controller",
            "purposes",
            "recipients",
            "retention",
            "origin",
            "complaint-authority",
            "automated-decisions",
            "transfers");
  }

  @Test
  void tellsOfATableWhatIsSaidOfItElseOfItsSourceElseOfAll() throws Exception {
    About about =
        bind("""
                steward:
                  export:
                    keep-for: P2W
                    about:
                      controller: |
                        Example GmbH, Berlin
                        privacy@example.com
                      purposes: [to fulfil orders]
                      recipients: ["our host, in Frankfurt"]
                      retention: 10 years, under tax law
                      origin: you
                      complaint-authority: the authority of Berlin
                      automated-decisions: none
                      transfers: none
                      sources:
                        lake:
                          retention: 13 months
                          tables:
                            "[web/visit]": {title: Visits to our site, origin: your browser}
                """
                + SOURCES)
            .export()
            .about();

    TableRef visit = new TableRef("lake", "web/visit");
    assertThat(about.controller()).containsExactly("Example GmbH, Berlin", "privacy@example.com");
    assertThat(about.of(visit))
        .isEqualTo(
            new About.Facts(
                List.of("Visits to our site"),
                List.of("to fulfil orders"),
                List.of("our host, in Frankfurt"),
                List.of("13 months"),
                List.of("your browser")));
    assertThat(about.of(new TableRef("crm", "contact")).retention())
        .containsExactly("10 years, under tax law");
    assertThat(about.gaps(List.of(visit))).isEmpty();
  }

  @Test
  void readsThePassphraseOfAFileAndTellsItNowhere() throws Exception {
    Path file = Files.writeString(folder.resolve("passphrase"), "correct horse battery\n");
    String yaml = "steward: {export: {passphrase: '%s'}}";

    StewardConfiguration inFile = bind(yaml.formatted("file:" + file));
    StewardConfiguration written = bind(yaml.formatted("correct horse battery"));

    assertThat(inFile.export().passphrase()).isPresent();
    assertThat(inFile.export()).asString().doesNotContain("horse");
    assertThat(written.sha256())
        .isEqualTo(bind(yaml.formatted("another one of this length")).sha256());
  }

  @Test
  void findsAllFaults() throws Exception {
    Path noKey = Files.writeString(folder.resolve("office.asc"), "no key at all");

    assertThat(
            faults(
                """
                steward:
                  export:
                    passphrase: short
                    recipient-key: %s
                    keep-for: P0D
                    about: {sources: {crn: {origin: you}}}
                """
                        .formatted(noKey)
                    + SOURCES))
        .containsExactlyInAnyOrder(
            "steward.export.passphrase: expected 12 characters or more; leave it out for bundles"
                + " without one",
            "steward.export.recipient-key: " + noKey + " has no OpenPGP public key",
            "steward.export.keep-for: expected a period such as P30D, found P0D",
            "steward.export.about.sources.crn: no such source; did you mean crm?");
    assertThat(
            faults(
                "steward: {export: {passphrase: 'file:%1$s/none', recipient-key: '%1$s/none.asc'}}"
                    .formatted(folder)))
        .containsExactlyInAnyOrder(
            "steward.export.passphrase: cannot read the file " + folder + "/none",
            "steward.export.recipient-key: cannot read "
                + folder
                + "/none.asc: no such file or folder");
  }

  @Test
  void acceptsTheExampleOverThatOfProduction() throws Exception {
    StewardConfiguration configuration =
        StewardConfiguration.from(
            ConfigurationFiles.load(
                List.of(Path.of("jobs/production-example.yml"), Path.of("jobs/subject-export.yml")),
                List.of(
                    "--STEWARD_PSEUDONYM_KEY=" + "A".repeat(44),
                    "--CRM_PASSWORD=x",
                    "--ARCHIVE_ACCESS_KEY=x",
                    "--ARCHIVE_SECRET_KEY=x",
                    "--BUNDLE_PASSPHRASE=correct horse battery")));

    assertThat(configuration.export().passphrase()).isPresent();
    assertThat(configuration.requests().inbox()).contains("/data/requests");
    assertThat(configuration.export().about().gaps(List.of(new TableRef("crm", "contact"))))
        .isEmpty();
  }
}
