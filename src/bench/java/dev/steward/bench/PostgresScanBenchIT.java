package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A full inventory of a table of a million rows in PostgreSQL, beside copying it out. */
@Tag("bench")
class PostgresScanBenchIT {
  private static final Path FOLDER = Path.of("target", "bench", "postgres").toAbsolutePath();

  @Test
  void fullScanBesideCopy() throws SQLException, IOException {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table contact as select
            i as contactid,
            'given' || i % 977 as firstname, 'family' || i % 7919 as lastname,
            'person' || md5(i::text) || '@example.org' as email,
            '+49151' || 10000000 + i as phone,
            date '1940-01-01' + (i * 37 % 30000)::int as birthdate,
            (array['Berlin', 'Paris', 'Roma', 'Madrid'])[1 + i % 4] as city,
            (array['DE', 'FR', 'IT', 'ES'])[1 + i % 4] as country,
            lpad((i % 99999)::text, 5, '0') as postalcode,
            'Street ' || i % 5000 || ' ' || i % 90 as street,
            i % 7 as consentlevel, (i * 13 % 100000) / 100.0 as balance,
            timestamp '2020-01-01' + i * interval '1 minute' as createdon,
            md5((i + 1)::text) as token, i % 2 = 0 as active,
            '10.' || i % 256 || '.' || i / 256 % 256 || '.' || i % 250 as lastip,
            'note number ' || i || ' about nothing in particular' as note,
            (i::bigint * 7919 % 1000003)::int as orders, 'C-' || i as code, md5((i + 2)::text)::uuid as session
          from generate_series(1, 1000000) i
          """);
      statement.execute("alter table contact add primary key (contactid)");
      statement.execute("vacuum analyze contact");
    }
    Files.createDirectories(FOLDER);
    Path configuration =
        Files.writeString(
            FOLDER.resolve("bench.yml"),
            """
            steward:
              home: %1$s/home
              reports: %1$s/reports
              inventory: {mode: full}
              sources:
                crm: {type: jdbc, url: "%2$s", username: %3$s, password: %4$s}
            """
                .formatted(FOLDER, url, Postgres.USER, Postgres.PASSWORD));

    SideBySide result =
        SideBySide.measure(
            "full scan of PostgreSQL beside COPY",
            new InventoryProcess(FOLDER, configuration),
            () ->
                List.of(
                    InventoryProcess.java(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    PostgresCopy.class.getName(),
                    url,
                    Postgres.USER,
                    Postgres.PASSWORD,
                    "contact"));

    assertThat(result.ratio()).isLessThanOrEqualTo(2);
  }
}
