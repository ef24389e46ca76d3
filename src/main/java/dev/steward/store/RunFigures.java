package dev.steward.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The latest run of a job in numbers.
 *
 * @param status as it is published, else that of its last try: {@code complete}, {@code
 *     incomplete}, {@code awaiting}, {@code failed}, {@code stopped}
 * @param duration of its last try; empty while that is at work
 * @param units number of units planned
 * @param failed number of them that could not be done
 * @param rows done by all of them
 * @param findings lines that need a person, or what could not be processed
 */
public record RunFigures(
    String jobName,
    LocalDate asOf,
    String status,
    Optional<Duration> duration,
    int units,
    int failed,
    long rows,
    int findings) {

  /** Those of each job that was ever run, by name. */
  public static List<RunFigures> latest(JdbcClient jdbc) {
    Runs runs = new Runs(jdbc);
    List<RunFigures> figures = new ArrayList<>();
    for (String job :
        jdbc.sql("select distinct job_name from run order by job_name")
            .query(String.class)
            .list()) {
      runs.latest(job, 1).forEach(run -> figures.add(of(jdbc, run)));
    }
    return figures;
  }

  private static RunFigures of(JdbcClient jdbc, Run run) {
    Optional<Try> last =
        jdbc.sql(
                """
                select status, start_time, end_time from batch_job_execution
                where job_instance_id = ? order by job_execution_id desc fetch first 1 row only
                """)
            .param(run.jobInstanceId())
            .query(Try::of)
            .optional();
    List<Progress> steps = Progress.of(jdbc, run.jobInstanceId());
    return new RunFigures(
        run.jobName(),
        run.asOf(),
        run.publishedStatus().or(() -> last.map(Try::status)).orElse("failed"),
        last.flatMap(Try::duration),
        steps.stream().mapToInt(Progress::units).sum(),
        steps.stream().mapToInt(Progress::failed).sum(),
        jdbc.sql("select coalesce(sum(rows_done), 0) from unit_result where job_instance_id = ?")
            .param(run.jobInstanceId())
            .query(Long.class)
            .single(),
        run.findings().size());
  }

  /** One execution of a run. */
  private record Try(String status, Optional<Duration> duration) {
    static Try of(ResultSet row, int number) throws SQLException {
      Timestamp start = row.getTimestamp("start_time");
      Timestamp end = row.getTimestamp("end_time");
      return new Try(
          row.getString("status").toLowerCase(Locale.ROOT),
          start == null || end == null
              ? Optional.empty()
              : Optional.of(Duration.between(start.toLocalDateTime(), end.toLocalDateTime())));
    }
  }
}
