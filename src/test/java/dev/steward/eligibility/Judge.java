package dev.steward.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules once more, in SQL, written independently of the Java: makes an estate of so many
 * contacts, decides it, and compares what the job published, decision by decision.
 */
final class Judge implements AutoCloseable {
  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z_0-9]*)(?::-([^}]*))?}");

  private final Connection duck;
  private final Map<String, String> values;

  private Judge(Connection duck, Map<String, String> values) {
    this.duck = duck;
    this.values = values;
  }

  /** The variants of the policy and of the estate, by name. */
  static Map<String, String> variants() throws IOException {
    Map<String, String> variants = new LinkedHashMap<>();
    for (String line : resource("variants.tsv").lines().toList()) {
      variants.put(line.split("\t", 2)[0], line.split("\t", 2)[1]);
    }
    return variants;
  }

  /** Makes a variant's estate below a folder, and decides it. */
  static Judge of(String variant, int contacts, Path folder) throws Exception {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("n", "" + contacts);
    values.put("seed", "1");
    for (String value : Objects.requireNonNull(variants().get(variant)).split(" ")) {
      values.put(value.split("=")[0], value.split("=")[1]);
    }
    Files.createDirectories(folder.resolve("lake"));
    Judge judge =
        new Judge(DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("judge.db")), values);
    judge.run("set memory_limit = '4GB'; set temp_directory = '" + folder + "/spilled'");
    judge.script("generate.sql");
    boolean withRegister = values.containsKey("register");
    if (!withRegister) {
      // requests come by the inbox, and nobody has answered one yet
      judge.run("update request set status = 'received', ended_on = null; delete from suppressed");
    }
    judge.script("rules.sql");
    judge.export(folder, withRegister);
    if (withRegister) {
      JudgedRegister.fill(judge, folder);
    }
    return judge;
  }

  private void export(Path folder, boolean verified) throws SQLException {
    run(
        """
        set preserve_insertion_order = true;
        copy (from contact order by row_no) to '%1$s/lake/contact.parquet' (row_group_size 20000);
        copy (from lead order by leadid) to '%1$s/lake/lead.parquet';
        copy (from member order by hash(contact_id), segment) to '%1$s/lake/member.parquet'
          (row_group_size 20000);
        copy (select event_id, contact_id, level, occurred_at, null as source, null as evidence,
          guardian_id from event order by line) to '%1$s/consent-events.csv' (header);
        copy (select request_id, type, 'key' as identifier, contact_id as value, received_on,
          %2$s as identity_verified, null as note from request order by hash(request_id))
          to '%1$s/requests.csv' (header);
        """
            .formatted(folder, verified));
  }

  String value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /** Sets a parameter of scripts. */
  void value(String name, String value) {
    values.put(name, value);
  }

  /** The configuration of the variant. */
  String configuration(Path folder) throws SQLException {
    StringBuilder yaml =
        new StringBuilder(
            """
            steward:
              time-zone: %1$s
              requests: {inbox: %2$s/requests.csv}
              sources:
                lake:
                  type: parquet
                  location: %2$s/lake
                  tables:
                    contact: {subject: {key: contactid}}
                    lead: {subject: {column: contactid}}
              consent:
                contacts: lake.contact
                leads: {table: lake.lead, key: leadid, contact: contactid}
                columns: {level: level, is-child: is_child, guardian: guardian,
                          do-not-track: do_not_track, birth-date: birth_date, country: country}
                authority: %3$s
                guardian-consent: %4$s
            """
                .formatted(
                    value("time_zone"), folder, value("authority"), value("guardian_consent")));
    if (value("has_ledger").equals("true")) {
      yaml.append("    ledger: {file: %s/consent-events.csv}\n".formatted(folder));
    }
    if (!value("expires_after_months").equals("NULL")) {
      yaml.append("    expires-after: P%sM\n".formatted(value("expires_after_months")));
    }
    yaml.append("    segments:\n      everyone: {members: all}\n");
    for (String segment :
        List.of("vip", "subscribers", "buyers", "newcomers", "visitors", "leads", "hot-leads")) {
      yaml.append(
          "      %1$s: {members: {table: lake.member, segment: %1$s}}\n".formatted(segment));
    }
    yaml.append("    activities:\n");
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery("from activity order by ord")) {
      while (rows.next()) {
        yaml.append(
            "      - {id: %s, kind: %s, segment: %s, subject: %s, minimum-level: %s,\n"
                .formatted(
                    rows.getString("id"),
                    rows.getString("kind"),
                    rows.getString("segment"),
                    Objects.requireNonNullElse(rows.getString("subject"), "contact"),
                    rows.getString("minimum_level")));
        yaml.append(
            "         automated-decision: %s, uses-behaviour: %s}\n"
                .formatted(
                    rows.getBoolean("automated_decision"), rows.getBoolean("uses_behaviour")));
      }
    }
    return yaml.toString();
  }

  /** Decisions and conflicts that differ; the first ones, in words, and how many there are. */
  List<String> differences(Path published) throws SQLException {
    List<String> differences =
        query(
            """
            with ours as (
              select activity, contact_id, eligible, reason, required_level, granted_level,
                effective_level, consent_event_id, epoch_us(consented_at) as at
              from read_parquet('%s/eligibility.parquet/*.parquet')),
            theirs as (
              select activity, contact_id, eligible, reason, required_level, granted_level,
                effective_level, consent_event_id, epoch_us(consented_at) as at from decision)
            select 'decision ' || coalesce(o, t).activity || ' ' || coalesce(o, t).contact_id
              || ': ours ' || coalesce(o::varchar, 'none') || ', judged '
              || coalesce(t::varchar, 'none')
            from ours o full join theirs t
              on o.activity = t.activity and o.contact_id = t.contact_id
            where o is distinct from t order by 1
            """
                .formatted(published));
    differences.addAll(
        query(
            """
            select 'conflict ' || coalesce(o, t).contact_id || ': ours '
              || coalesce(o::varchar, 'none') || ', judged ' || coalesce(t::varchar, 'none')
            from read_parquet('%s/conflicts.parquet/*.parquet') o full join conflict t
              on o.contact_id = t.contact_id and o.kind = t.kind
            where o is distinct from t order by 1
            """
                .formatted(published)));
    return differences;
  }

  long decisions() throws SQLException {
    return Long.parseLong(query("select count(*)::varchar from decision").get(0));
  }

  /** How many reasons occur. */
  long reasons() throws SQLException {
    return Long.parseLong(query("select count(distinct reason)::varchar from decision").get(0));
  }

  List<String> query(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  /** The rows of a query, cell by cell. */
  List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(rows.getString(i));
        }
        all.add(cells);
      }
    }
    return all;
  }

  void script(String name) throws IOException, SQLException {
    Matcher parameters = PARAMETER.matcher(resource(name));
    run(
        parameters.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(
                        values.getOrDefault(found.group(1), found.group(2)), found.group(1)))));
  }

  void run(String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Judge.class.getResourceAsStream("/dev/steward/consent/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
