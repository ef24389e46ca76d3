package dev.steward.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The leases of partitions, as workers see them: at most one holder each, whatever the number of
 * workers and of messages. Of PostgreSQL only. Safe for use by several threads.
 */
public final class PartitionLeases {
  /** A run that is over, or has another owner by now, has no use for what is done for it. */
  private static final String RUN_IS_LIVE =
      """
      exists (select 1 from lease l where l.job_name = p.job_name and l.fence = p.run_fence
        and l.held and l.expires_at >= current_timestamp)
      """;

  private final JdbcClient jdbc;

  public PartitionLeases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a worker learns when it renews a lease. */
  public enum Standing {
    /** The work goes on. */
    HELD,
    /** It is to stop at the next unit. */
    STOPPING,
    /** Its run has lost its owner: the partition is to be given back at the next unit. */
    ORPHANED,
    /** It is another's by now, or nobody's. */
    LOST
  }

  /**
   * Takes a partition's lease.
   *
   * @return empty where the message is stale: the partition was sent anew, is another's, is done,
   *     or its run is over
   */
  public Optional<PartitionLease> claim(
      long stepExecutionId, long fence, ProcessIdentity owner, Duration expiry) {
    return jdbc.sql(
            """
            update partition_lease p set state = 'held', owner = ?, host = ?, pid = ?,
              process_began_at = ?, expires_at = current_timestamp + %s
            where step_execution_id = ? and fence = ? and state = 'waiting' and %s
            returning step_execution_id, job_execution_id, job_name, run_fence, step_name,
              (select version from batch_step_execution e
                where e.step_execution_id = p.step_execution_id) as execution_version,
              work_sha256, fence
            """
                .formatted(interval(expiry), RUN_IS_LIVE))
        .params(
            owner.displayName(), owner.host(), owner.pid(), owner.beganAt(), stepExecutionId, fence)
        .query(PartitionLeases::lease)
        .optional();
  }

  /** Renews a lease; one that has expired too, where nobody has taken over. */
  public Standing renew(PartitionLease lease, Duration expiry) {
    return jdbc.sql(
            """
            update partition_lease p set expires_at = current_timestamp + %s
            where step_execution_id = ? and fence = ? and state = 'held'
            returning case when stop_requested then 'STOPPING' when %s then 'HELD'
              else 'ORPHANED' end
            """
                .formatted(interval(expiry), RUN_IS_LIVE))
        .params(lease.stepExecutionId(), lease.fence())
        .query(String.class)
        .optional()
        .map(Standing::valueOf)
        .orElse(Standing.LOST);
  }

  /** Whether a lease and its run's are their holders' at this moment, by the database's clock. */
  public boolean isHeld(PartitionLease lease) {
    return jdbc.sql(
                """
                select count(*) from partition_lease p
                where step_execution_id = ? and fence = ? and state = 'held'
                  and expires_at >= current_timestamp and %s
                """
                    .formatted(RUN_IS_LIVE))
            .params(lease.stepExecutionId(), lease.fence())
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Holds off whoever would take over until the transaction that is open ends; false where somebody
   * has, or the run has lost its owner. A process that is frozen meanwhile loses the transaction
   * once its lease may be over: the database ends it.
   */
  public boolean confirm(PartitionLease lease, Duration expiry) {
    jdbc.sql("set local idle_in_transaction_session_timeout = " + expiry.toMillis()).update();
    return jdbc.sql(
            """
            select 1 from partition_lease p
            where step_execution_id = ? and fence = ? and state = 'held' and %s for key share
            """
                .formatted(RUN_IS_LIVE))
        .params(lease.stepExecutionId(), lease.fence())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Gives a partition back, to be sent to another worker. */
  public void giveBack(PartitionLease lease) {
    leave(lease, "returned", null);
  }

  /**
   * Says that a partition is over.
   *
   * @param reason why it failed; empty where it did not
   * @return false where somebody has taken over, to whom this says nothing
   */
  public boolean end(PartitionLease lease, Optional<String> reason) {
    return leave(lease, "ended", reason.orElse(null));
  }

  private boolean leave(PartitionLease lease, String state, @Nullable String reason) {
    return jdbc.sql(
                """
                update partition_lease set state = :state, reason = :reason
                where step_execution_id = :partition and fence = :fence and state = 'held'
                """)
            .param("state", state)
            .param("reason", reason)
            .param("partition", lease.stepExecutionId())
            .param("fence", lease.fence())
            .update()
        > 0;
  }

  static String interval(Duration duration) {
    return "interval '" + duration.toMillis() / 1000.0 + "' second";
  }

  private static PartitionLease lease(ResultSet row, int number) throws SQLException {
    return new PartitionLease(
        row.getLong("step_execution_id"),
        row.getLong("job_execution_id"),
        row.getString("job_name"),
        row.getLong("run_fence"),
        row.getString("step_name"),
        row.getInt("execution_version"),
        row.getString("work_sha256"),
        row.getLong("fence"));
  }
}
