package dev.steward.store;

import dev.steward.core.TableRef;
import dev.steward.source.Split;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a step of a run has to do and has done: tables, cut into units, and a result a unit. Each
 * method is one statement or belongs into one transaction of the caller's. Safe for use by several
 * threads.
 */
public final class WorkPlan {
  private static final String SELECT_TABLES =
      """
      select ordinal, source, table_name, outcome, message, description from planned_table
      where job_instance_id = ? and step = ?
      """;

  private static final List<String> PLANS = List.of("unit_result", "work_unit", "planned_table");

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final StoreCipher cipher;
  private final long jobInstanceId;
  private final String step;

  public WorkPlan(JdbcTemplate template, StoreCipher cipher, long jobInstanceId, String step) {
    this.jdbc = JdbcClient.create(template);
    this.template = template;
    this.cipher = cipher;
    this.jobInstanceId = jobInstanceId;
    this.step = step;
  }

  /** The run's. */
  public long jobInstanceId() {
    return jobInstanceId;
  }

  /** All tables, in the order they were found. */
  public List<PlannedTable> tables() {
    return jdbc.sql(SELECT_TABLES + "order by ordinal")
        .params(jobInstanceId, step)
        .query(WorkPlan::table)
        .list();
  }

  /** The tables that are to be planned, in the order they were found. */
  public List<PlannedTable> pending() {
    return jdbc.sql(SELECT_TABLES + "and outcome = 'pending' order by ordinal")
        .params(jobInstanceId, step)
        .query(WorkPlan::table)
        .list();
  }

  /** Names of the sources whose tables are known. */
  public Set<String> sources() {
    return tables().stream().map(table -> table.table().source()).collect(Collectors.toSet());
  }

  /** Stores the tables of a source; those known stay as they are. To be called in a transaction. */
  public void found(List<TableRef> tables) {
    Set<TableRef> known = tables().stream().map(PlannedTable::table).collect(Collectors.toSet());
    for (TableRef table : tables) {
      if (known.add(table)) {
        insertTable(table, "pending", null);
      }
    }
  }

  /** Stores that a place where tables may lie could not be looked into. */
  public void unreadable(TableRef place, String reason) {
    insertTable(place, "unreadable", reason);
  }

  private void insertTable(TableRef table, String outcome, @Nullable String message) {
    int ordinal =
        jdbc.sql(
                """
                select coalesce(max(ordinal), 0) + 1 from planned_table
                where job_instance_id = ? and step = ?
                """)
            .params(jobInstanceId, step)
            .query(Integer.class)
            .single();
    template.update(
        """
        insert into planned_table
          (job_instance_id, step, ordinal, source, table_name, outcome, message)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        jobInstanceId,
        step,
        ordinal,
        table.source(),
        table.table(),
        outcome,
        message);
  }

  /**
   * Stores a pending table's units. To be called in a transaction.
   *
   * @param description what the job wants to remember of the table's metadata
   */
  public void planned(PlannedTable table, String description, List<Split> splits) {
    settle(table, "planned", null, description);
    int first = lastSeq() + 1;
    template.batchUpdate(
        """
        insert into work_unit
          (job_instance_id, step, seq, table_ordinal, place, expected_rows, payload, content)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        IntStream.range(0, splits.size())
            .mapToObj(
                i ->
                    new Object[] {
                      jobInstanceId,
                      step,
                      first + i,
                      table.ordinal(),
                      splits.get(i).place(),
                      splits.get(i).rows(),
                      cipher.encrypt(splits.get(i).payload()),
                      splits.get(i).content().map(cipher::encrypt).orElse(null)
                    })
            .toList());
  }

  /** Stores that a pending table could not be planned, and why. */
  public void failed(PlannedTable table, String reason) {
    settle(table, "failed", reason, null);
  }

  private void settle(
      PlannedTable table, String outcome, @Nullable String message, @Nullable String description) {
    template.update(
        """
        update planned_table set outcome = ?, message = ?, description = ?
        where job_instance_id = ? and step = ? and ordinal = ?
        """,
        outcome,
        message,
        description,
        jobInstanceId,
        step,
        table.ordinal());
  }

  /** Removes all that any step of a run has planned and done. To be called in a transaction. */
  public static void forget(JdbcTemplate template, long jobInstanceId) {
    for (String table : PLANS) {
      template.update("delete from " + table + " where job_instance_id = ?", jobInstanceId);
    }
  }

  /** Removes all that is planned and done. To be called in a transaction. */
  public void forget() {
    for (String table : PLANS) {
      template.update(
          "delete from " + table + " where job_instance_id = ? and step = ?", jobInstanceId, step);
    }
  }

  /**
   * Makes due again what earlier tries could not do: tables that could not be planned or that
   * changed under the plan, places that could not be looked into, units that failed. To be called
   * in a transaction.
   *
   * @return names of the sources that have to be looked through again
   */
  public Set<String> reopen() {
    Set<String> unreadable =
        Set.copyOf(
            jdbc.sql(
                    """
                    select distinct source from planned_table
                    where job_instance_id = ? and step = ? and outcome = 'unreadable'
                    """)
                .params(jobInstanceId, step)
                .query(String.class)
                .list());
    String stale =
        """
        (select u.table_ordinal from work_unit u join unit_result r
           on r.job_instance_id = u.job_instance_id and r.step = u.step and r.seq = u.seq
         where u.job_instance_id = ? and u.step = ? and r.outcome = 'stale')
        """;
    template.update(
        """
        update planned_table set outcome = 'pending', message = null
        where job_instance_id = ? and step = ? and (outcome = 'failed' or ordinal in
        """
            + stale
            + ")",
        jobInstanceId,
        step,
        jobInstanceId,
        step);
    template.update(
        "delete from planned_table where job_instance_id = ? and step = ? and outcome ="
            + " 'unreadable'",
        jobInstanceId,
        step);
    String unitsOfPending =
        """
        (select u.seq from work_unit u join planned_table t
           on t.job_instance_id = u.job_instance_id and t.step = u.step
             and t.ordinal = u.table_ordinal
         where u.job_instance_id = ? and u.step = ? and t.outcome = 'pending')
        """;
    template.update(
        """
        delete from unit_result where job_instance_id = ? and step = ?
          and (outcome = 'failed' or seq in
        """
            + unitsOfPending
            + ")",
        jobInstanceId,
        step,
        jobInstanceId,
        step);
    template.update(
        "delete from work_unit where job_instance_id = ? and step = ? and seq in" + unitsOfPending,
        jobInstanceId,
        step,
        jobInstanceId,
        step);
    return unreadable;
  }

  /**
   * Spreads the units that have no result over partitions, in contiguous runs.
   *
   * @return numbers of the partitions that have any, from 1
   */
  public List<Integer> partition(int most) {
    List<Integer> due =
        jdbc.sql(
                """
                select seq from work_unit u where job_instance_id = ? and step = ? and not exists
                  (select 1 from unit_result r where r.job_instance_id = u.job_instance_id
                     and r.step = u.step and r.seq = u.seq)
                order by seq
                """)
            .params(jobInstanceId, step)
            .query(Integer.class)
            .list();
    int partitions = Math.min(most, due.size());
    jdbc.sql("update work_unit set partition_number = null where job_instance_id = ? and step = ?")
        .params(jobInstanceId, step)
        .update();
    List<Object[]> assignments = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      int number = 1 + (int) ((long) i * partitions / due.size());
      assignments.add(new Object[] {number, jobInstanceId, step, due.get(i)});
    }
    template.batchUpdate(
        "update work_unit set partition_number = ? where job_instance_id = ? and step = ? and seq"
            + " = ?",
        assignments);
    return IntStream.rangeClosed(1, partitions).boxed().toList();
  }

  /** The next unit of a partition that has no result, after one; empty after the last. */
  public Optional<WorkUnit> next(int partition, int after) {
    return jdbc.sql(
            """
            select u.seq, t.source, t.table_name, u.place, u.payload, u.expected_rows,
                   u.content
            from work_unit u join planned_table t
              on t.job_instance_id = u.job_instance_id and t.step = u.step
                and t.ordinal = u.table_ordinal
            where u.job_instance_id = ? and u.step = ? and u.partition_number = ? and u.seq > ?
              and not exists (select 1 from unit_result r
                where r.job_instance_id = u.job_instance_id and r.step = u.step and r.seq = u.seq)
            order by u.seq fetch first 1 row only
            """)
        .params(jobInstanceId, step, partition, after)
        .query(this::unit)
        .optional();
  }

  /** How many units of a partition have no result. */
  public int due(int partition) {
    return jdbc.sql(
            """
            select count(*) from work_unit u
            where job_instance_id = ? and step = ? and partition_number = ? and not exists
              (select 1 from unit_result r where r.job_instance_id = u.job_instance_id
                 and r.step = u.step and r.seq = u.seq)
            """)
        .params(jobInstanceId, step, partition)
        .query(Integer.class)
        .single();
  }

  private WorkUnit unit(ResultSet row, int number) throws SQLException {
    return new WorkUnit(
        jobInstanceId,
        step,
        row.getInt("seq"),
        new TableRef(row.getString("source"), row.getString("table_name")),
        new Split(
            row.getString("place"),
            cipher.decrypt(row.getString("payload")),
            row.getLong("expected_rows"),
            Optional.ofNullable(row.getString("content")).map(cipher::decrypt)));
  }

  /** Stores a unit's result, in the transaction that moves the checkpoint. */
  public void record(int seq, UnitOutcome outcome) {
    template.update(
        """
        insert into unit_result (job_instance_id, step, seq, outcome, rows_done, message)
        values (?, ?, ?, ?, ?, ?)
        """,
        jobInstanceId,
        step,
        seq,
        outcome.word(),
        outcome.rows(),
        outcome.message().orElse(null));
  }

  private static PlannedTable table(ResultSet row, int number) throws SQLException {
    return new PlannedTable(
        row.getInt("ordinal"),
        new TableRef(row.getString("source"), row.getString("table_name")),
        row.getString("outcome").equals("planned"),
        Optional.ofNullable(row.getString("message")).orElse(""),
        Optional.ofNullable(row.getString("description")).orElse(""));
  }

  /** What has become of each table, ordered by name. */
  public List<TableResult> results() {
    Map<Integer, TableResult> results = new HashMap<>();
    for (PlannedTable table : tables()) {
      results.put(table.ordinal(), new TableResult(table, new ArrayList<>(), new ArrayList<>()));
    }
    jdbc.sql(
            """
            select u.table_ordinal, u.seq, r.outcome, r.message from work_unit u
              left join unit_result r on r.job_instance_id = u.job_instance_id
                and r.step = u.step and r.seq = u.seq
            where u.job_instance_id = ? and u.step = ? order by u.table_ordinal, u.seq
            """)
        .params(jobInstanceId, step)
        .query(
            row -> {
              TableResult result = Objects.requireNonNull(results.get(row.getInt("table_ordinal")));
              if (UnitOutcome.Done.WORD.equals(row.getString("outcome"))) {
                result.done().add(row.getInt("seq"));
              } else {
                result.failures().add(Objects.requireNonNullElse(row.getString("message"), ""));
              }
            });
    return results.values().stream()
        .sorted(Comparator.comparing(result -> result.table().table()))
        .toList();
  }

  /**
   * What has become of a table.
   *
   * @param done numbers of the units done, ascending
   * @param failures a message for each of the others, empty where it was not tried
   */
  public record TableResult(PlannedTable table, List<Integer> done, List<String> failures) {}

  private int lastSeq() {
    return jdbc.sql(
            "select coalesce(max(seq), 0) from work_unit where job_instance_id = ? and step = ?")
        .params(jobInstanceId, step)
        .query(Integer.class)
        .single();
  }
}
