package dev.steward.bench;

import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Contacts, a ledger of about as many events, members of ten segments and requests, as Parquet and
 * CSV, with all rules in play.
 */
record EligibilityEstate(Path folder, long contacts) {
  static final int ACTIVITIES = 10;
  static final String AS_OF = "2026-11-01";
  static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  static final List<String> LEVELS =
      List.of("consent", "transactional", "subscriptions", "marketing", "profiling");

  private static final String PERSON =
      "substr(md5((%1$s)::varchar), 1, 8) || '-' || substr(md5((%1$s)::varchar), 9, 12)";

  /** Writes it, unless it is there. */
  static EligibilityEstate of(Path folder, long contacts) throws IOException, SQLException {
    EligibilityEstate estate = new EligibilityEstate(folder.toAbsolutePath(), contacts);
    Path done = folder.resolve("done");
    if (!Files.exists(done)) {
      Files.createDirectories(folder.resolve("lake"));
      estate.write();
      Files.createFile(done);
    }
    return estate;
  }

  private static String person(String number) {
    return PERSON.formatted(number);
  }

  private void write() throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set temp_directory = '%s/spilled'".formatted(folder));
      sql.execute("set memory_limit = '2GB'");
      sql.execute("set preserve_insertion_order = false");
      sql.execute("create macro h(x) as (hash(x) >> 8)::bigint");
      sql.execute(
          """
          copy (select %s as contactid,
            case when h(i) %% 9 = 0 then null else 587030001 + h(i) %% 5 end
              as level,
            h(i + 1) %% 50 = 0 as is_child,
            case when h(i + 1) %% 50 < 5 then %s end as guardian,
            date '1950-01-01' + (h(i + 2) %% 27000)::int as birth_date,
            ['DE', 'FR', 'AT', 'GB', 'US'][1 + h(i + 3) %% 5] as country,
            h(i + 4) %% 20 = 0 as do_not_track
          from range(%d) r(i)) to '%s/lake/contact.parquet' (row_group_size 500000)
          """
              .formatted(person("i"), person("h(i + 5) % " + contacts), contacts, folder));
      sql.execute(
          """
          copy (select 'segment' || s as segment, %s as contact_id
          from range(%d) c(i), range(%d) t(s) where h(i * 100 + s) %% 10 < 3)
          to '%s/lake/member.parquet' (row_group_size 1000000)
          """
              .formatted(person("i"), contacts, ACTIVITIES, folder));
      sql.execute(
          """
          copy (select 'E' || lpad(e::varchar, 9, '0') as event_id, %s as contact_id,
            ['none', 'consent', 'transactional', 'subscriptions', 'marketing', 'profiling']
              [1 + case when h(e) %% 20 = 0 then h(e + 4) %% 6
                when h(i) %% 9 = 0 then 0 else 1 + h(i) %% 5 end] as level,
            timestamptz '2023-11-01 00:00:00Z' + to_seconds((e * 94608000 // %2$d)::bigint)
              as occurred_at,
            ['form', 'phone', 'import'][1 + h(e + 1) %% 3] as source,
            'form-' || h(e + 2) %% 100000 as evidence,
            case when h(e + 3) %% 20 = 0 then %3$s end as guardian_id
          from (select e, h(e + 7) %% %2$d as i from range(%2$d) r(e)))
          to '%4$s/lake/consent_event.parquet' (row_group_size 500000)
          """
              .formatted(person("i"), contacts, person("h(i + 5) % " + contacts), folder));
      sql.execute(
          """
          copy (select 'REQ-' || i as request_id,
            ['restriction', 'objection', 'withdraw-consent', 'erasure'][1 + i %% 4] as type,
            'key' as identifier, %s as value, date '2026-10-01' + (i %% 31)::int as received_on,
            true as identity_verified, null as note
          from range(2000) r(i)) to '%s/requests.csv' (header)
          """
              .formatted(person("i * " + Math.max(1, contacts / 2000)), folder));
    }
  }

  /** Keys of some contacts. */
  List<String> someKeys() throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "select %s from range(1000) r(i)"
                    .formatted(person("7 + i * " + contacts / 1000)))) {
      List<String> keys = new ArrayList<>();
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
      return keys;
    }
  }

  /** Loads the tables into a database of PostgreSQL. */
  void load(String url) throws IOException, SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        Connection postgres = Postgres.connect(url);
        Statement statement = postgres.createStatement()) {
      statement.execute(
          """
          create table contact (contactid text primary key, level bigint, is_child boolean,
            guardian text, birth_date date, country text, do_not_track boolean);
          create table member (segment text, contact_id text, primary key (segment, contact_id));
          create table consent_event (event_id text primary key, contact_id text, level text,
            occurred_at timestamptz, source text, evidence text, guardian_id text)
          """);
      for (String table : List.of("contact", "member", "consent_event")) {
        Path csv = folder.resolve(table + ".csv");
        sql.execute("copy (from '%s/lake/%s.parquet') to '%s'".formatted(folder, table, csv));
        try (InputStream in = Files.newInputStream(csv)) {
          new CopyManager(postgres.unwrap(BaseConnection.class))
              .copyIn("copy " + table + " from stdin (format csv, header)", in);
        }
        Files.delete(csv);
      }
      statement.execute("vacuum analyze");
    }
  }

  /**
   * A configuration with all rules.
   *
   * @param source the YAML of the source {@code lake}
   */
  Path configuration(String source) throws IOException {
    StringBuilder yaml =
        new StringBuilder(
            """
            steward:
              home: %1$s/home
              reports: %1$s/reports
              pseudonym-key: %2$s
              requests: {inbox: %1$s/requests.csv}
              sources:
                lake:
                  %3$s
                  tables:
                    contact: {subject: {key: contactid}}
                    consent_event: {subject: {column: contact_id}}
              consent:
                contacts: lake.contact
                columns: {level: level, is-child: is_child, guardian: guardian,
                          birth-date: birth_date, country: country, do-not-track: do_not_track}
                ledger: {table: lake.consent_event}
                expires-after: P24M
                segments:
            """
                .formatted(folder, KEY, source.replace("\n", "\n      ")));
    for (int i = 0; i < ACTIVITIES; i++) {
      yaml.append("      segment%d: {members: {table: lake.member}}\n".formatted(i));
    }
    yaml.append("    activities:\n");
    for (int i = 0; i < ACTIVITIES; i++) {
      yaml.append(
          "      - {id: activity%1$d, kind: segment, segment: segment%1$d, minimum-level: %2$s}\n"
              .formatted(i, LEVELS.get(i % LEVELS.size())));
    }
    return Files.writeString(folder.resolve("bench.yml"), yaml);
  }
}
