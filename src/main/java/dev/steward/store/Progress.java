package dev.steward.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far a step of a run has come.
 *
 * @param units number of units planned so far
 * @param done number of units with a result
 * @param failed number of them that could not be done
 */
public record Progress(String step, int units, int done, int failed) {

  /** The steps of a run that have units. */
  public static List<Progress> of(JdbcClient jdbc, long jobInstanceId) {
    return jdbc.sql(
            """
            select u.step, count(*) as units, count(r.seq) as done,
                   sum(case when r.outcome <> 'done' then 1 else 0 end) as failed
            from work_unit u left join unit_result r
              on r.job_instance_id = u.job_instance_id and r.step = u.step and r.seq = u.seq
            where u.job_instance_id = ? group by u.step order by u.step
            """)
        .param(jobInstanceId)
        .query(
            (row, number) ->
                new Progress(
                    row.getString("step"),
                    row.getInt("units"),
                    row.getInt("done"),
                    row.getInt("failed")))
        .list();
  }
}
