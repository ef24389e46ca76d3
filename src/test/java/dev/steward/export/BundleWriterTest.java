package dev.steward.export;

import static dev.steward.export.Bundles.ACCESS;
import static dev.steward.export.Bundles.PORTABILITY;
import static dev.steward.export.Bundles.column;
import static dev.steward.export.Bundles.declaring;
import static dev.steward.export.Bundles.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steward.catalog.Catalog;
import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.core.TableRef;
import dev.steward.testkit.Canary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BundleWriterTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Catalog NOTHING_DECLARED = declaring();

  @TempDir Path folder;

  @Test
  void keepsTypesAndNesting() throws Exception {
    HeldRows rows =
        HeldRows.of("crm", "contact")
            .column("id", DataType.INTEGER)
            .column("name", DataType.TEXT)
            .column("child", DataType.BOOLEAN)
            .column("born", DataType.DATE)
            .column("woken", DataType.TIME)
            .column("seen", DataType.TIMESTAMP)
            .column("made", DataType.INSTANT)
            .column("paid", DataType.DECIMAL)
            .column("rate", DataType.FLOAT)
            .column("photo", DataType.BINARY)
            .column("tags", DataType.TEXT)
            .column("address", DataType.TEXT, "json struct")
            .column("broken", DataType.TEXT, "JSONB")
            .row(
                Long.MAX_VALUE,
                "Anna",
                1,
                10957,
                3_600_000_000L,
                1_000_000L,
                1_500_000L,
                "12.50",
                0.1,
                new byte[] {1, 2, 3},
                List.of("a", "b"),
                "{\"city\":\"Köln\",\"geo\":[1.10,{\"n\":1e400}],\"city\":null}",
                "{not json")
            .row(null, null, null, null, null, null, null, null, null, null, List.of(), null, null)
            .row(
                Long.MIN_VALUE,
                "",
                0,
                Long.MAX_VALUE,
                -1,
                0,
                0,
                "1E+3",
                Double.NaN,
                new byte[0],
                List.of("x"),
                "17",
                "[]");

    JsonNode data = JSON.readTree(write(NOTHING_DECLARED, ACCESS, rows).get("data.json"));

    JsonNode first = data.at("/sources/crm/contact/0");
    assertThat(first.get("id").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(first.get("child").booleanValue()).isTrue();
    assertThat(first.get("born").stringValue()).isEqualTo("2000-01-01");
    assertThat(first.get("woken").stringValue()).isEqualTo("01:00");
    assertThat(first.get("seen").stringValue()).isEqualTo("1970-01-01T00:00:01");
    assertThat(first.get("made").stringValue()).isEqualTo("1970-01-01T00:00:01.500Z");
    assertThat(first.get("paid").decimalValue()).isEqualByComparingTo("12.50");
    assertThat(first.get("rate").doubleValue()).isEqualTo(0.1);
    assertThat(first.get("photo").stringValue()).isEqualTo("AQID");
    assertThat(first.get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(write(NOTHING_DECLARED, ACCESS, rows).get("data.json"))
        .contains("\"address\":{\"city\":\"Köln\",\"geo\":[1.10,{\"n\":1e400}],\"city\":null}")
        .contains("\"paid\":12.50");
    assertThat(first.get("broken").stringValue()).isEqualTo("{not json");
    JsonNode second = data.at("/sources/crm/contact/1");
    assertThat(second.properties())
        .allSatisfy(cell -> assertThat(cell.getValue().isNull()).isTrue());
    JsonNode third = data.at("/sources/crm/contact/2");
    assertThat(third.get("name").stringValue()).isEmpty();
    assertThat(third.get("born").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(third.get("paid").toString()).isEqualTo("1000");
    assertThat(third.get("rate").stringValue()).isEqualTo("NaN");
    assertThat(third.get("broken").isArray()).isTrue();
  }

  @Test
  void takesHostileValuesForText() throws Exception {
    HeldRows rows =
        HeldRows.of("crm", "note")
            .column("<b>=name", DataType.TEXT)
            .row("<script>alert('x')</script>\"&amp; [[${1+1}]] __${1}__")
            .row("=HYPERLINK(\"http://example.org\")")
            .row("\u202Etxt.exe \u0000\u0007 \r\n line,\"quoted\"")
            .row("\uFF1Dcmd")
            .row("y".repeat(10_240))
            .row("-5");

    Map<String, String> bundle = write(NOTHING_DECLARED, ACCESS, rows);

    assertThat(bundle.get("about.html"))
        .doesNotContain("<script", "<b>=", "\u0000", "\u0007", "y".repeat(401))
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;amp; [[${1+1}]]")
        .contains("__${1}__")
        .contains("cut: 10,240 characters in all");
    assertThat(bundle.get("csv/crm.note.csv"))
        .startsWith("<b>=name\n")
        .contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"")
        .contains("'\uFF1Dcmd\n")
        .contains("\n'-5\n")
        .contains("y".repeat(10_240));
    JsonNode notes = JSON.readTree(bundle.get("data.json")).at("/sources/crm/note");
    assertThat(notes.get(2).get("<b>=name").stringValue())
        .isEqualTo("\u202Etxt.exe \u0000\u0007 \r\n line,\"quoted\"");
  }

  @Test
  void saysWhatItLeavesOut() throws Exception {
    Catalog catalog =
        declaring(
            Bundles.table(
                "crm",
                "contact",
                Map.of(
                    "score", column(null, false, "trade secret"),
                    "payload.friend.mail", column("email", false, "another's data"),
                    "payload.*.secret", column(null, false, "trade secret"))));
    HeldRows rows =
        HeldRows.of("crm", "contact")
            .column("score", DataType.INTEGER)
            .column("payload", DataType.TEXT)
            .row(
                777111,
                "{\"friend\":[{\"mail\":\"b1@x.org\",\"since\":7},{\"mail\":[\"b2@x.org\"]}],"
                    + "\"a.b\":{\"secret\":\"s3cr3t\",\"open\":true}}")
            .row(777111, "friend of b3@x.org");

    Map<String, String> bundle = write(catalog, ACCESS, rows);

    assertThat(bundle.values())
        .allSatisfy(
            text -> assertThat(text).doesNotContain("777111", "b1@", "b2@", "b3@", "s3cr3t"));
    JsonNode data = JSON.readTree(bundle.get("data.json"));
    assertThat(data.at("/sources/crm/contact/0/payload").toString())
        .isEqualTo("{\"friend\":[{\"since\":7},{}],\"a.b\":{\"open\":true}}");
    assertThat(data.at("/sources/crm/contact/1/payload").isNull()).isTrue();
    assertThat(data.get("withheld"))
        .extracting(
            left -> left.get("column").stringValue() + ": " + left.get("reason").stringValue())
        .containsExactly(
            "score: trade secret",
            "payload.*.secret: trade secret",
            "payload.friend.mail: another's data",
            "payload: " + ShownTable.UNREADABLE);
    assertThat(JSON.readTree(bundle.get("manifest.json")).get("withheld")).hasSize(4);
    assertThat(bundle.get("about.html"))
        .contains("What is left out, and why", "score", "trade secret", "payload.friend.mail");
  }

  @Test
  void givesForPortabilityWhatThePersonProvided() throws Exception {
    Catalog catalog =
        declaring(
            Bundles.table(
                "crm",
                "contact",
                Map.of(
                    "email", column("email", true, null),
                    "segment", column(null, false, null),
                    "form.name", column("person-name", true, null),
                    "form.secret", column(null, true, "trade secret"))));
    HeldRows contact =
        HeldRows.of("crm", "contact")
            .column("email", DataType.TEXT)
            .column("segment", DataType.TEXT)
            .column("form", DataType.TEXT, "json")
            .row(
                "anna@example.org",
                "rich",
                "{\"name\":\"Anna\",\"ip\":\"192.0.2.1\",\"secret\":1}");
    HeldRows undeclared = HeldRows.of("crm", "log").column("line", DataType.TEXT).row("derived");

    Map<String, String> bundle = write(catalog, PORTABILITY, contact, undeclared);

    assertThat(bundle.keySet())
        .containsExactly("data.json", "csv/crm.contact.csv", "about.html", "manifest.json");
    assertThat(bundle.get("csv/crm.contact.csv"))
        .isEqualTo("email,form\nanna@example.org,\"{\"\"name\"\":\"\"Anna\"\"}\"\n");
    assertThat(bundle.values())
        .allSatisfy(text -> assertThat(text).doesNotContain("rich", "192.0.2.1", "derived"));
    assertThat(JSON.readTree(bundle.get("data.json")).get("withheld"))
        .extracting(left -> left.get("column").stringValue())
        .containsExactly("segment", "form", "form.secret", "line");
    assertThat(bundle.get("about.html")).contains(ShownTable.NOT_PROVIDED);
  }

  @Test
  void withholdsWhatLiesInAWithheldColumn() throws Exception {
    Catalog catalog =
        declaring(
            Bundles.table(
                "lake",
                "visit",
                Map.of(
                    "user", column(null, false, "another's data"),
                    "user.mail", column("email", true, null))));
    HeldRows rows =
        HeldRows.of("lake", "visit")
            .column("user.mail", DataType.TEXT)
            .column("page", DataType.TEXT)
            .row("b1@x.org", "/home");

    assertThat(write(catalog, ACCESS, rows).values())
        .allSatisfy(text -> assertThat(text).doesNotContain("b1@x.org"))
        .anySatisfy(text -> assertThat(text).contains("/home"));
  }

  @Test
  void namesItsFilesForAnySystem() throws Exception {
    Map<String, String> bundle =
        write(
            NOTHING_DECLARED,
            ACCESS,
            HeldRows.of("lake", "../web/visit").column("a", DataType.TEXT).row("1"),
            HeldRows.of("lake", ".._web_visit").column("a", DataType.TEXT).row("2"),
            HeldRows.of("lake", ".._WEB_visit").column("a", DataType.TEXT).row("3"));

    assertThat(bundle.keySet())
        .containsExactly(
            "data.json",
            "csv/lake..._web_visit.csv",
            "csv/lake..._WEB_visit-2.csv",
            "csv/lake..._web_visit-3.csv",
            "about.html",
            "manifest.json");
    assertThat(Bundles.request("a/b:c#1", ACCESS.type()).fileName()).isEqualTo("a_b_c_1");
  }

  @Test
  void describesItsFilesInItsManifest() throws Exception {
    Map<String, String> bundle =
        write(
            NOTHING_DECLARED,
            ACCESS,
            HeldRows.of("crm", "contact").column("a", DataType.TEXT).row("1").row("2").row("3"),
            HeldRows.of("crm", "lead").column("a", DataType.TEXT));

    JsonNode manifest = JSON.readTree(bundle.get("manifest.json"));
    assertThat(manifest.get("files"))
        .hasSize(3)
        .allSatisfy(
            file -> {
              byte[] content =
                  Objects.requireNonNull(bundle.get(file.get("path").stringValue()))
                      .getBytes(StandardCharsets.UTF_8);
              assertThat(file.get("bytes").longValue()).isEqualTo(content.length);
              assertThat(file.get("sha256").stringValue())
                  .isEqualTo(
                      HexFormat.of()
                          .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
            });
    assertThat(manifest.get("tables"))
        .extracting(table -> table.get("table").stringValue() + " " + table.get("rows").longValue())
        .containsExactly("contact 3", "lead 0");
    assertThat(bundle.get("about.html"))
        .contains("found nothing about you: crm.lead")
        .contains("Nothing is stated here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Pacific/Auckland", "America/New_York"})
  void writesTheSameBytesEverywhere(String zone) throws Exception {
    HeldRows rows = HeldRows.of("crm", "contact").column("a", DataType.TEXT).row("1").row("2");
    String first =
        Bundles.write(folder, NOTHING_DECLARED, ExportSettings.NONE, ACCESS, rows).sha256();
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      WrittenBundle again =
          Bundles.write(folder, NOTHING_DECLARED, ExportSettings.NONE, ACCESS, rows);
      assertThat(again.sha256()).isEqualTo(first);
      byte[] content = Files.readAllBytes(Path.of(again.pack()));
      assertThat(again.bytes()).isEqualTo(content.length);
      assertThat(again.sha256())
          .isEqualTo(
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void isReadableByItsOwnerAlone() throws Exception {
    Path bundles = folder.resolve("reports/bundles");
    WrittenBundle bundle =
        Bundles.write(
            bundles,
            NOTHING_DECLARED,
            ExportSettings.NONE,
            ACCESS,
            HeldRows.of("crm", "contact").column("a", DataType.TEXT).row("1"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(bundle.pack()))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundles)))
        .isEqualTo("rwx------");
  }

  @Test
  void leavesNothingBehindWhereRowsCannotBeRead() throws Exception {
    Canary canary = new Canary(1);
    SubjectTable failing =
        new SubjectTable() {
          @Override
          public TableRef table() {
            return new TableRef("crm", "contact");
          }

          @Override
          public List<Column> columns() {
            return List.of(new Column("a", DataType.TEXT, "text"));
          }

          @Override
          public SubjectRows open() throws IOException {
            throw new IOException("Cannot read crm.contact: gone");
          }
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                Bundles.write(
                    folder,
                    NOTHING_DECLARED,
                    ExportSettings.NONE,
                    ACCESS,
                    HeldRows.of("aaa", "t").column("a", DataType.TEXT).row(canary.text()),
                    failing))
        .withMessage("Cannot read crm.contact: gone");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void opensWithUnzip() throws Exception {
    WrittenBundle bundle =
        Bundles.write(
            folder,
            NOTHING_DECLARED,
            ExportSettings.NONE,
            ACCESS,
            HeldRows.of("crm", "contact").column("a", DataType.TEXT).row("1"));
    Path tool = Path.of("/usr/bin/unzip");
    assumeTrue(Files.isExecutable(tool));

    Process unzip =
        new ProcessBuilder(tool.toString(), "-t", bundle.pack()).redirectErrorStream(true).start();

    assertThat(new String(unzip.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("No errors detected");
    assertThat(unzip.waitFor()).isZero();
  }

  private Map<String, String> write(Catalog catalog, BundleRequest request, SubjectTable... tables)
      throws IOException {
    return entries(
        Path.of(Bundles.write(folder, catalog, ExportSettings.NONE, request, tables).pack()));
  }
}
