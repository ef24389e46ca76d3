package dev.steward.report;

import static dev.steward.report.SampleReport.AS_OF;
import static dev.steward.report.SampleReport.publish;
import static dev.steward.report.SampleReport.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
  @TempDir Path root;

  @Test
  void writesAHeaderAndQuotesOnlyWhereNeeded() throws IOException {
    Path folder = publish(root, "2026-11-01", SampleReport.rows());

    assertThat(folder.resolve("inventory.csv"))
        .hasContent(
            """
            text,flag,number,rate,day,moment
            plain,true,1,0.5,2026-11-01,2026-11-01T10:15:30.123456Z
            ,,,,,
            "a,b",false,-1,-0.25,1969-12-31,1970-01-01T00:00:00.000000Z
            "a ""quoted"" word",true,9223372036854775807,1.0E-9,2026-11-01,1969-12-31T23:59:59.000000Z
            "two
            lines",true,-9223372036854775808,0.3333333333333333,2026-11-01,1970-01-01T00:00:01.000001Z
            Łódź 東京 🙂,false,0,1.0E300,2026-11-01,2026-01-01T00:00:00.000000Z
            """);
    assertThat(Files.readAllBytes(folder.resolve("inventory.csv"))).doesNotContain('\r');
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    Path folder = publish(root, "2026-11-01", SampleReport.rows());

    assertThat(SampleReport.read(root, folder)).isEqualTo(SampleReport.rows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+49",
        "-5",
        "@sum",
        "\tx",
        "\rx",
        "\nx",
        "  =1",
        "＝1",
        "'=1",
        "''=1",
        "'",
        "' ",
        "it's",
        "'quoted'",
        " padded ",
        "a\r\nb",
        "a\rb",
        "\r",
        "\n",
        "\"",
        "\"\"",
        ",",
        "a;b",
        "\\",
        "\\\"",
        "trailing\\",
        "-",
        "\u00a0",
        "\uFEFF",
        "null",
        "\u0000",
        "\u2028"
      })
  void keepsAnyText(String text) throws IOException {
    Path folder = publish(root, "2026-11-01", List.of(row("before"), row(text), row("after")));

    assertThat(SampleReport.read(root, folder))
        .containsExactly(row("before"), row(text), row("after"));
  }

  @Test
  void keepsThousandsOfRandomTexts() throws IOException {
    Random random = new Random(7);
    String alphabet = "ab'\"\\,;=+-@ \t\r\n\u00e9";
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(8); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      rows.add(row(text.toString()));
    }

    assertThat(SampleReport.read(root, publish(root, "2026-11-01", rows))).isEqualTo(rows);
  }

  @Test
  void guardsFormulasInTextButNotNumbers() throws IOException {
    Path folder = publish(root, "2026-11-01", List.of(row("=1+1", true, -5L, -0.5, AS_OF, null)));

    assertThat(folder.resolve("inventory.csv"))
        .content()
        .endsWith("\n'=1+1,true,-5,-0.5,2026-11-01,\n");
  }

  @Test
  void writesAnEmptyTextAsNull() throws IOException {
    assertThat(SampleReport.read(root, publish(root, "2026-11-01", List.of(row("")))))
        .singleElement()
        .satisfies(row -> assertThat(row.get(0)).isNull());
  }

  @Test
  void cutsWhatIsFinerThanAMicrosecond() throws IOException {
    Instant fine = Instant.parse("1969-12-31T23:59:59.999999999Z");
    List<Object> row = row("x", true, 1L, -0.0, AS_OF, fine);

    assertThat(SampleReport.read(root, publish(root, "2026-11-01", List.of(row))))
        .containsExactly(
            row("x", true, 1L, 0.0, AS_OF, Instant.parse("1969-12-31T23:59:59.999999Z")));
  }

  @Test
  void keepsANullInAReportOfOneColumn() throws IOException {
    ReportSchema schema = ReportSchema.of("one", new ReportColumn("text", ReportType.TEXT));
    try (Publication publication =
        Publication.stage(
            SampleReport.store(root), root.toString(), SampleReport.JOB, "2026-11-01")) {
      publication.write(schema, List.of(row(new Object[] {null}), row(new Object[] {"x"})));
      publication.publish(SampleReport.header(1));

      assertThat(Path.of(publication.target()).resolve("one.csv")).hasContent("text\n\"\"\nx\n");
      try (ReportRows rows =
          PublishedReport.open(SampleReport.store(root), publication.target()).rows("one")) {
        assertThat(rows.next()).containsExactly((Object) null);
        assertThat(rows.next()).containsExactly("x");
        assertThat(rows.next()).isNull();
      }
    }
  }

  @Test
  void refusesValuesThatAreNoneOfTheColumn() throws IOException {
    try (Publication publication =
        Publication.stage(SampleReport.store(root), root.toString(), "job", "2026-11-01")) {
      assertThatThrownBy(
              () ->
                  publication.write(
                      SampleReport.SCHEMA,
                      List.of(row("secret", true, 1L, Double.NaN, AS_OF, null))))
          .hasMessage("inventory.rate holds finite numbers only");
      assertThatThrownBy(
              () ->
                  publication.write(
                      SampleReport.SCHEMA, List.of(row("x", true, "secret", 0.5, AS_OF, null))))
          .hasMessage("inventory.number holds LONG, not a java.lang.String");
      assertThatThrownBy(
              () -> publication.write(SampleReport.SCHEMA, List.of(row(new Object[] {"secret"}))))
          .hasMessage("A row of inventory has 6 columns, not 1");
    }
  }

  @Test
  void tellsWhereACellIsNoneOfItsTypeAndKeepsTheCellToItself() throws IOException {
    Path folder = publish(root, "2026-11-01", List.of(row("x"), row("y")));
    Path csv = folder.resolve("inventory.csv");
    Files.writeString(csv, Files.readString(csv).replace("y,true,1,", "y,true,secret,"));

    assertThatThrownBy(() -> SampleReport.read(root, folder))
        .hasMessage("Cannot read " + csv + ": row 2, number: expected LONG")
        .hasNoCause();
  }
}
