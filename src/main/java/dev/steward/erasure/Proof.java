package dev.steward.erasure;

import dev.steward.core.TableRef;
import dev.steward.erasure.Searched.Hit;
import dev.steward.erasure.Searched.Left;
import dev.steward.request.Identifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is known once a plan was carried out. Immutable. */
public final class Proof {
  private final StoredPlan plan;
  private final Map<TableRef, String> notChanged;
  private final Map<TableRef, Searched> searched;
  private final Map<TableRef, String> notSearched;
  private final Map<Integer, List<PlanRow>> planned;
  private final Set<Integer> blocked;

  /** Identifiers that rows of other people have too: they tell nobody. */
  private final Set<Integer> shared;

  private final Map<Integer, List<Identifier>> identifiers;
  private final Map<Integer, List<Residue>> residue;

  /**
   * @param notChanged why rows of tables could not be changed, by table
   * @param searched what was found in the tables that were searched whole
   * @param notSearched why other tables could not be, by table
   */
  public Proof(
      StoredPlan plan,
      Map<TableRef, String> notChanged,
      Map<TableRef, Searched> searched,
      Map<TableRef, String> notSearched) {
    this.plan = plan;
    this.notChanged = Collections.unmodifiableMap(new TreeMap<>(notChanged));
    this.searched = Collections.unmodifiableMap(new TreeMap<>(searched));
    this.notSearched = Collections.unmodifiableMap(new TreeMap<>(notSearched));
    this.planned = plan.rows().stream().collect(Collectors.groupingBy(PlanRow::subject));
    this.blocked = plan.blocked();
    this.shared =
        this.searched.values().stream()
            .flatMap(it -> it.hits().stream())
            .filter(Hit::others)
            .map(Hit::wanted)
            .collect(Collectors.toCollection(TreeSet::new));
    this.identifiers = new HashMap<>();
    for (int i = 0; i < plan.tokens().size(); i++) {
      if (!shared.contains(i)) {
        Wanted token = plan.tokens().get(i);
        identifiers
            .computeIfAbsent(token.subject(), it -> new ArrayList<>())
            .add(token.identifier());
      }
    }
    this.residue = findResidue();
  }

  public Map<TableRef, String> notChanged() {
    return notChanged;
  }

  public Map<TableRef, Searched> searched() {
    return searched;
  }

  public Map<TableRef, String> notSearched() {
    return notSearched;
  }

  /** The tables of which rows were planned for. */
  Set<TableRef> planned() {
    return plan.rows().stream().map(PlanRow::table).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a person's rows of a table were planned for. */
  List<PlanRow> planned(int subject, TableRef table) {
    return planned.getOrDefault(subject, List.of()).stream()
        .filter(row -> row.table().equals(table))
        .toList();
  }

  /** Whether nothing of a person was changed, since something stood against it. */
  boolean isBlocked(int subject) {
    return blocked.contains(subject);
  }

  /**
   * What is left of a person in a column.
   *
   * @param category of what was found
   */
  public record Residue(TableRef table, String column, String category, long hits) {}

  /** The people who have an identifier that others have too. */
  public Set<Integer> withSharedIdentifiers() {
    return shared.stream()
        .map(wanted -> plan.tokens().get(wanted).subject())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a person was known by, other than what others are known by too. */
  public List<Identifier> identifiers(int subject) {
    return identifiers.getOrDefault(subject, List.of());
  }

  /** What is left of each person, by table and column. */
  public Map<Integer, List<Residue>> residue() {
    return residue;
  }

  private Map<Integer, List<Residue>> findResidue() {
    Map<Integer, Map<List<String>, Residue>> found = new TreeMap<>();
    searched.forEach(
        (table, theirs) -> {
          for (Hit hit : theirs.hits()) {
            Wanted token = plan.tokens().get(hit.wanted());
            boolean another = shared.contains(hit.wanted()) && !isUncertain(token.subject(), table);
            if (!hit.others() && !another) {
              add(found, token.subject(), table, hit.column(), category(token), hit.rows());
            }
          }
          for (Left left : theirs.left()) {
            add(found, left.subject(), table, left.columns(), "row", left.rows());
          }
        });
    Map<Integer, List<Residue>> all = new TreeMap<>();
    found.forEach((subject, lines) -> all.put(subject, List.copyOf(lines.values())));
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
    return planned(subject, table).stream().anyMatch(PlanRow::uncertain);
  }

  /** Why a person is not, or not wholly, erased, a line each; empty where she is. */
  public List<String> shortfalls(int subject) {
    List<String> shortfalls = new ArrayList<>();
    for (PlanRow row : planned.getOrDefault(subject, List.of())) {
      if (row.hasBlocker()) {
        shortfalls.add(row.table() + ": " + row.blocker());
      }
    }
    if (!shortfalls.isEmpty()) {
      return shortfalls;
    }
    for (PlanRow row : planned.getOrDefault(subject, List.of())) {
      String reason = notChanged.get(row.table());
      if (reason != null) {
        String place = row.table() + ": ";
        shortfalls.add(reason.startsWith(place) ? reason : place + reason);
      }
    }
    notSearched.keySet().forEach(table -> shortfalls.add(table + ": not searched"));
    residue
        .getOrDefault(subject, List.of())
        .forEach(left -> shortfalls.add(left.table() + "." + left.column() + ": residue"));
    return shortfalls.stream().distinct().toList();
  }

  /** Whether anything of a person is kept by law. */
  public boolean isRetained(int subject) {
    return planned.getOrDefault(subject, List.of()).stream()
        .anyMatch(row -> row.deed() == Deed.RETAIN);
  }

  @Override
  public String toString() {
    return "Proof[" + searched.size() + " tables]";
  }
}
