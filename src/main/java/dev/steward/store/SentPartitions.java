package dev.steward.store;

import dev.steward.store.SentPartition.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The leases of partitions, as the owner of their run sees them, who alone sends them and sends
 * them anew. Of PostgreSQL only.
 */
public final class SentPartitions {
  /** Each time a partition is sent in vain, the next is twice as long in coming; up to this. */
  private static final int MOST_DOUBLINGS = 6;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  public SentPartitions(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Stores a partition that is about to be sent for the first time. */
  public void open(PartitionLease first, String step) {
    jdbc.sql(
            """
            insert into partition_lease (step_execution_id, job_execution_id, job_name, run_fence,
              step, step_name, work_sha256, fence, state, stop_requested, sendings, sent_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', false, 1, current_timestamp)
            """)
        .params(
            first.stepExecutionId(),
            first.jobExecutionId(),
            first.jobName(),
            first.runFence(),
            step,
            first.stepName(),
            first.workSha256(),
            first.fence())
        .update();
  }

  /**
   * The partitions of a step.
   *
   * @param patience after which one that nobody has taken is overdue for the first time
   */
  public List<SentPartition> of(long jobExecutionId, String step, Duration patience) {
    return jdbc.sql(
            """
            select step_execution_id, step_name, fence, state, host, pid, process_began_at,
              coalesce(expires_at < current_timestamp, false) as expired,
              sent_at + %s * power(2, least(sendings - 1, %d)) < current_timestamp as overdue,
              reason
            from partition_lease where job_execution_id = ? and step = ?
            order by step_execution_id
            """
                .formatted(PartitionLeases.interval(patience), MOST_DOUBLINGS))
        .params(jobExecutionId, step)
        .query(SentPartitions::sent)
        .list();
  }

  /** Takes note that a partition is sent once more. */
  public void sentAgain(SentPartition partition) {
    jdbc.sql(
            """
            update partition_lease set sendings = sendings + 1, sent_at = current_timestamp
            where step_execution_id = ?
            """)
        .param(partition.stepExecutionId())
        .update();
  }

  /**
   * Takes a partition from its worker, or what that has given back, under the next fence: from then
   * on nothing that the worker does counts.
   *
   * @param more what belongs into the same transaction
   * @return the fence
   */
  public long reopen(SentPartition partition, Runnable more) {
    Long fence =
        transactions.execute(
            status -> {
              lock("step_execution_id = ?", partition.stepExecutionId());
              more.run();
              return jdbc.sql(
                      """
                      update partition_lease set fence = fence + 1, state = 'waiting',
                        sendings = 1, sent_at = current_timestamp,
                        expires_at = null, reason = null
                      where step_execution_id = ? returning fence
                      """)
                  .param(partition.stepExecutionId())
                  .query(Long.class)
                  .single();
            });
    if (fence == null) {
      throw new IllegalStateException("The partition is not stored");
    }
    return fence;
  }

  /** Withdraws a partition that nobody works on; false where somebody has taken it meanwhile. */
  public boolean withdraw(SentPartition partition) {
    return jdbc.sql(
                """
                delete from partition_lease
                where step_execution_id = ? and state in ('waiting', 'returned')
                """)
            .param(partition.stepExecutionId())
            .update()
        > 0;
  }

  /** Asks the workers of a step to stop at their next unit. */
  public void requestStop(long jobExecutionId, String step) {
    jdbc.sql(
            """
            update partition_lease set stop_requested = true
            where job_execution_id = ? and step = ? and state = 'held'
            """)
        .params(jobExecutionId, step)
        .update();
  }

  /** Removes the partitions of a step: whoever still works on one has lost it. */
  public void close(long jobExecutionId, String step) {
    remove("job_execution_id = ? and step = ?", jobExecutionId, step);
  }

  /** Removes all partitions of a job: those of a run whose owner was lost. */
  public void revoke(String jobName) {
    remove("job_name = ?", jobName);
  }

  private void remove(String which, Object... parameters) {
    transactions.executeWithoutResult(
        status -> {
          lock(which, parameters);
          jdbc.sql("delete from partition_lease where " + which).params(parameters).update();
        });
  }

  /** Waits for units that are being committed, and lets none begin to be. */
  private void lock(String which, Object... parameters) {
    jdbc.sql("select 1 from partition_lease where " + which + " for update")
        .params(parameters)
        .query(Integer.class)
        .list();
  }

  private static SentPartition sent(ResultSet row, int number) throws SQLException {
    @Nullable String host = row.getString("host");
    ProcessIdentity owner =
        new ProcessIdentity(
            host == null ? "" : host, row.getLong("pid"), row.getLong("process_began_at"));
    return new SentPartition(
        row.getLong("step_execution_id"),
        row.getString("step_name"),
        row.getLong("fence"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        host == null ? Optional.empty() : Optional.of(owner),
        row.getBoolean("expired"),
        row.getBoolean("overdue"),
        Optional.ofNullable(row.getString("reason")));
  }
}
