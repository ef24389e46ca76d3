package dev.steward.erasure;

import dev.steward.core.Sha256;
import dev.steward.core.TableRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be erased, settled before anything is: to be sealed before it is stored. Holds
 * personal data and prints none of it.
 *
 * @param rows by person and table
 * @param tables those with rows of people who are erased; of people whom something blocks, nothing
 *     is among them
 * @param tokens what names the people who are erased, wherever it stands
 * @param aliases what takes the place of people's keys in what was published before, by ordinal: by
 *     chance, and no part of what is confirmed
 */
public record StoredPlan(
    List<PlanRow> rows, List<TableChanges> tables, List<Wanted> tokens, List<String> aliases) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public StoredPlan {
    rows = List.copyOf(rows);
    tables = List.copyOf(tables);
    tokens = List.copyOf(tokens);
    aliases = List.copyOf(aliases);
  }

  /** With what takes the place of keys. */
  public StoredPlan withAliases(List<String> drawn) {
    return new StoredPlan(rows, tables, tokens, drawn);
  }

  public byte[] toBytes() {
    return JSON.writeValueAsBytes(this);
  }

  public static StoredPlan fromBytes(byte[] stored) {
    return JSON.readValue(stored, StoredPlan.class);
  }

  /** Names it, to be confirmed: equal plans have the same. */
  public String sha256() {
    return Sha256.of(withAliases(List.of()).toBytes());
  }

  /**
   * The tables that are changed together.
   *
   * @param rank from 0: first rows cease to refer to others, then those others go
   */
  public List<TableRef> toChange(int rank) {
    return tables.stream()
        .filter(table -> !changes(table.table(), rank).isEmpty())
        .map(TableChanges::table)
        .toList();
  }

  /** What happens to a table's rows together with those of other tables of a rank. */
  List<PlannedChange> changes(TableRef table, int rank) {
    return of(table).stream()
        .filter(it -> rank == 0 || it.rank() == rank - 1)
        .flatMap(it -> it.changes().stream())
        .filter(PlannedChange::doesAnything)
        .filter(change -> rank == 0 == (change.deed() == Deed.UNLINK))
        .toList();
  }

  Optional<TableChanges> of(TableRef table) {
    return tables.stream().filter(it -> it.table().equals(table)).findFirst();
  }

  /** People of whom nothing is changed, since something stands against it. */
  public Set<Integer> blocked() {
    return rows.stream()
        .filter(PlanRow::hasBlocker)
        .map(PlanRow::subject)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The tables of which more is to change than may be changed unasked, a line each. */
  public List<String> beyond(Limits limits) {
    return tables.stream()
        .filter(table -> !limits.admit(changed(table.table()), table.rows()))
        .map(
            table ->
                "%s: %d rows are to change%s"
                    .formatted(
                        table.table(),
                        changed(table.table()),
                        table.rows() < 0 ? "" : " of " + table.rows()))
        .toList();
  }

  private long changed(TableRef table) {
    Set<Integer> blocked = blocked();
    return rows.stream()
        .filter(row -> row.table().equals(table) && row.deed().changes())
        .filter(row -> !blocked.contains(row.subject()))
        .mapToLong(PlanRow::rows)
        .sum();
  }

  @Override
  public String toString() {
    return "StoredPlan[" + rows.size() + " rows, " + tables.size() + " tables]";
  }
}
