package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.inventory.Finding;
import dev.steward.inventory.Inventory;
import dev.steward.inventory.ScannedTable;
import dev.steward.inventory.TableProfiler;
import dev.steward.testkit.Rows;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks like personal data in its name or its values, and is not; what does not, and is. */
class LookAlikesTest {
  private static final int ROWS = 60;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parcels     | zoned_as          | R-1 C-2 R-3",
        "meters      | electricity       | 120 340 99",
        "samples     | acid_level        | 5.1 4.9 6.2",
        "mailings    | email_verified    | true false",
        "mailings    | email_count       | 3 7 12 15",
        "orders      | address_id        | 17 18 19 20",
        "events      | created_ms        | 1700000000000 1700000360000 1711111111111",
        "events      | stamp             | 20240102030405 20240203040506 20231224180000",
        "products    | ean               | 4006381333931 4012345678901 5901234123457",
        "app_release | version           | 10.0.1.2 10.0.1.3 11.2.0.4",
        "products    | product_name      | Paris Florence Austin Victoria",
        "products    | colour            | Rose Violet Hazel Olive",
        "stations    | station_name      | Victoria Charlotte Sophie",
        "shops       | phone             | 030-1234567 040-7654321 089-5556677",
        "vendors     | contact_email     | info@example.org sales@example.com office@example.net",
        "schools     | street            | Hauptstrasse Bahnhofstrasse",
        "countries   | country           | Germany France Italy Spain",
        "cities      | city              | Berlin Paris Roma Madrid",
        "population  | age_group         | 0-4 5-9 10-14 15-19",
        "orders      | order_number      | 2024-000123 2024-000124 2024-000125",
      })
  void leavesAlone(String table, String column, String values) {
    Finding finding = finding(table, column, values);

    assertThat(finding.personal()).as(finding.evidence()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customers | PROVINCE  | Ontario Quebec Manitoba            | region",
        "kunden    | geb_dat   | 01.02.1980 13.11.1975 24.12.1990   | date-of-birth",
        "kunden    | plz       | 10115 80331 20095                  | postal-code",
        "clients   | cp        | 75001 69002 13003                  | postal-code",
        "staff     | fname     | Anna Peter Maria Paul              | given-name",
        "members   | dob       | 1980-02-01 1975-11-13 1990-12-24   | date-of-birth",
        "kunden    | tel_nr    | 030/1234567 040/7654321            | phone",
        "kunden    | strasse   | Hauptstrasse Bahnhofstrasse        | street-address",
        "x         | col_17    | DE89370400440532013000 GB82WEST12345698765432 | iban",
      })
  void finds(String table, String column, String values, String category) {
    Finding finding = finding(table, column, values);

    assertThat(finding.personal()).as(finding.evidence()).isTrue();
    assertThat(finding.category().map(PersonalDataCategory::name)).contains(category);
  }

  /** The verdict on a column that stands beside a running number. */
  private static Finding finding(String table, String column, String values) {
    List<String> some = Arrays.asList(values.split("[ |]"));
    List<Column> columns = List.of(Rows.text("id"), Rows.text(column));
    TableProfiler profiler = new TableProfiler(Detectors.standard(), columns);
    profiler.add(
        Rows.batch(
            IntStream.range(0, ROWS)
                .mapToObj(i -> List.of(String.valueOf(i + 1), some.get(i % some.size())))
                .toList()));
    return Inventory.of(
            List.of(
                ScannedTable.scanned(
                    new TableRef("looks", table), columns, List.of(), profiler.profile())),
            Detectors.standard(),
            List.of(),
            LocalDate.EPOCH,
            Optional.empty())
        .findings()
        .get(1);
  }
}
