package dev.steward.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs of the jobs. Safe for use by several threads. */
public final class Runs {
  private static final String LATEST_FIRST =
      "order by began_at desc, job_instance_id desc fetch first ? rows only";

  private final JdbcClient jdbc;

  public Runs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records that a run began; nothing happens where it is recorded. */
  public void begin(
      long jobInstanceId,
      String jobName,
      LocalDate asOf,
      int number,
      String rulesSha256,
      String keyCheck) {
    if (find(jobInstanceId).isEmpty()) {
      jdbc.sql(
              """
              insert into run
                (job_instance_id, job_name, as_of, run_number, rules_sha256, key_check, began_at,
                 findings)
              values (?, ?, ?, ?, ?, ?, current_timestamp, '')
              """)
          .params(jobInstanceId, jobName, asOf, number, rulesSha256, keyCheck)
          .update();
    }
  }

  public Optional<Run> find(long jobInstanceId) {
    return jdbc.sql("select * from run where job_instance_id = ?")
        .param(jobInstanceId)
        .query(Runs::run)
        .optional();
  }

  public Optional<Run> find(String jobName, LocalDate asOf, int number) {
    return jdbc.sql("select * from run where job_name = ? and as_of = ? and run_number = ?")
        .params(jobName, asOf, number)
        .query(Runs::run)
        .optional();
  }

  /** The latest runs, latest first. */
  public List<Run> latest(int count) {
    return jdbc.sql("select * from run " + LATEST_FIRST).param(count).query(Runs::run).list();
  }

  /** The latest runs of a job, latest first. */
  public List<Run> latest(String jobName, int count) {
    return jdbc.sql("select * from run where job_name = ? " + LATEST_FIRST)
        .params(jobName, count)
        .query(Runs::run)
        .list();
  }

  /** Records what a run has published. */
  public void published(
      long jobInstanceId, String status, String report, String summary, List<String> findings) {
    jdbc.sql(
            """
            update run set published_status = ?, report = ?, summary = ?, findings = ?
            where job_instance_id = ?
            """)
        .params(status, report, summary, String.join("\n", findings), jobInstanceId)
        .update();
  }

  private static Run run(ResultSet row, int number) throws SQLException {
    String findings = row.getString("findings");
    return new Run(
        row.getLong("job_instance_id"),
        row.getString("job_name"),
        row.getObject("as_of", LocalDate.class),
        row.getInt("run_number"),
        row.getString("rules_sha256"),
        row.getString("key_check"),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("published_status")),
        Optional.ofNullable(row.getString("report")),
        Optional.ofNullable(row.getString("summary")).orElse(""),
        findings == null || findings.isEmpty() ? List.of() : findings.lines().toList());
  }
}
