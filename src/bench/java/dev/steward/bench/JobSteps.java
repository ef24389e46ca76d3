package dev.steward.bench;

import dev.steward.store.ControlStore;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the steps of a run took, as the job's own records say.
 *
 * @param home the folder of an embedded control store, of one run only
 */
record JobSteps(Path home) {
  /** Seconds between the start and the end of the steps whose names match patterns of SQL. */
  double seconds(String... patterns) throws IOException {
    try (ControlStore store = ControlStore.embedded(home, 1)) {
      JdbcTemplate sql = new JdbcTemplate(store.dataSource());
      double seconds = 0;
      for (String pattern : patterns) {
        seconds +=
            sql
                .queryForList(
                    "select datediff(millisecond, start_time, end_time) from batch_step_execution"
                        + " where step_name like ? and step_name not like '%:%'",
                    Long.class, pattern)
                .stream()
                .mapToDouble(it -> it / 1e3)
                .sum();
      }
      return seconds;
    }
  }

  /** The steps that took longest, in one line. */
  String longest() throws IOException {
    try (ControlStore store = ControlStore.embedded(home, 1)) {
      return String.join(
          ", ",
          new JdbcTemplate(store.dataSource())
              .query(
                  "select step_name, datediff(millisecond, start_time, end_time) ms"
                      + " from batch_step_execution where step_name not like '%:%'"
                      + " order by 2 desc limit 12",
                  (row, number) -> row.getString(1) + " " + row.getLong(2) + " ms"));
    }
  }
}
