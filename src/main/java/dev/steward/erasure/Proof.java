package dev.steward.erasure;

import dev.steward.core.TableRef;
import dev.steward.erasure.Searched.Hit;
import dev.steward.erasure.Searched.Left;
import dev.steward.request.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known once a plan was carried out.
 *
 * @param notChanged why rows of tables could not be changed, by table
 * @param searched what was found in the tables that were searched whole
 * @param notSearched why other tables could not be, by table
 */
public record Proof(
    StoredPlan plan,
    Map<TableRef, String> notChanged,
    Map<TableRef, Searched> searched,
    Map<TableRef, String> notSearched) {
  public Proof {
    notChanged = new TreeMap<>(notChanged);
    searched = new TreeMap<>(searched);
    notSearched = new TreeMap<>(notSearched);
  }

  /**
   * What is left of a person in a column.
   *
   * @param category of what was found
   */
  public record Residue(TableRef table, String column, String category, long hits) {}

  /** Identifiers that rows of other people have too: they tell nobody. */
  private Set<Integer> shared() {
    return searched.values().stream()
        .flatMap(it -> it.hits().stream())
        .filter(Hit::others)
        .map(Hit::wanted)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The people who have an identifier that others have too. */
  public Set<Integer> withSharedIdentifiers() {
    return shared().stream()
        .map(wanted -> plan.tokens().get(wanted).subject())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a person was known by, other than what others are known by too. */
  public List<Identifier> identifiers(int subject) {
    Set<Integer> shared = shared();
    List<Identifier> identifiers = new ArrayList<>();
    for (int i = 0; i < plan.tokens().size(); i++) {
      if (plan.tokens().get(i).subject() == subject && !shared.contains(i)) {
        identifiers.add(plan.tokens().get(i).identifier());
      }
    }
    return identifiers;
  }

  /** What is left of each person, by table and column. */
  public Map<Integer, List<Residue>> residue() {
    Set<Integer> shared = shared();
    Map<Integer, Map<List<String>, Residue>> residue = new TreeMap<>();
    searched.forEach(
        (table, found) -> {
          for (Hit hit : found.hits()) {
            Wanted token = plan.tokens().get(hit.wanted());
            boolean another = shared.contains(hit.wanted()) && !isUncertain(token.subject(), table);
            if (!hit.others() && !another) {
              add(residue, token.subject(), table, hit.column(), category(token), hit.rows());
            }
          }
          for (Left left : found.left()) {
            add(residue, left.subject(), table, left.columns(), "row", left.rows());
          }
        });
    Map<Integer, List<Residue>> all = new TreeMap<>();
    residue.forEach((subject, lines) -> all.put(subject, List.copyOf(lines.values())));
    return all;
  }

  private static void add(
      Map<Integer, Map<List<String>, Residue>> residue,
      int subject,
      TableRef table,
      String column,
      String category,
      long hits) {
    residue
        .computeIfAbsent(
            subject,
            it -> new TreeMap<>(java.util.Comparator.comparing(key -> String.join("\0", key))))
        .merge(
            List.of(table.toString(), column, category),
            new Residue(table, column, category, hits),
            (one, other) -> new Residue(table, column, category, one.hits() + other.hits()));
  }

  private static String category(Wanted token) {
    String kind = token.identifier().kind();
    return kind.startsWith("key") ? "person-id" : kind;
  }

  private boolean isUncertain(int subject, TableRef table) {
    return plan.of(subject, table).stream().anyMatch(PlanRow::uncertain);
  }

  /** Why a person is not, or not wholly, erased, a line each; empty where she is. */
  public List<String> shortfalls(int subject) {
    List<String> shortfalls = new ArrayList<>();
    for (PlanRow row : plan.rows()) {
      if (row.subject() == subject && row.hasBlocker()) {
        shortfalls.add(row.table() + ": " + row.blocker());
      }
    }
    if (!shortfalls.isEmpty()) {
      return shortfalls;
    }
    for (PlanRow row : plan.rows()) {
      if (row.subject() == subject && notChanged.containsKey(row.table())) {
        shortfalls.add(row.table() + ": not done");
      }
    }
    notSearched.keySet().forEach(table -> shortfalls.add(table + ": not searched"));
    residue()
        .getOrDefault(subject, List.of())
        .forEach(left -> shortfalls.add(left.table() + "." + left.column() + ": residue"));
    return shortfalls;
  }

  /** Whether anything of a person is kept by law. */
  public boolean isRetained(int subject) {
    return plan.rows().stream()
        .anyMatch(row -> row.subject() == subject && row.deed() == Deed.RETAIN);
  }
}
