package dev.steward.erasure;

import dev.steward.erasure.PlannedChange.Key;
import dev.steward.subject.Edge;
import dev.steward.subject.LinkedCells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is known of the rows that rows hang together with: whose they are, and what becomes of them.
 * Holds personal data. For one thread.
 */
final class Links {
  private record Followed(int edge, Key key) {}

  private final LinkedCells cells;
  private final SharedUse use;
  private final Set<Integer> staying;
  private final Map<Followed, Outcome> outcomes = new HashMap<>();

  /**
   * @param staying people of the run who are not erased
   */
  Links(LinkedCells cells, SharedUse use, Set<Integer> staying) {
    this.cells = cells;
    this.use = use;
    this.staying = staying;
    use.restart();
  }

  /** Whether a row with such cells is a person's that way. */
  boolean lead(Edge edge, int subject, List<String> with) {
    return cells.lead(edge, subject, with);
  }

  /** Whether a row with such cells is also that of people, or rows, that stay. */
  boolean leadOthers(Edge edge, List<String> with) {
    if (!edge.fromKey()) {
      return use.isLeft(edge, with);
    }
    Set<Integer> people = cells.people(edge, with);
    return people.isEmpty() || staying.containsAll(people);
  }

  /** What becomes of a person's row that others follow. */
  Optional<Outcome> outcome(Edge edge, Key key) {
    return Optional.ofNullable(
        outcomes.get(
            new Followed(
                edge.number(), new Key(key.subject(), LinkedCells.compared(edge, key.cells())))));
  }

  /** Takes what becomes of a row, and the cells that it hands on. */
  void decided(Edge edge, Key key, Outcome outcome, Supplier<List<String>> identity) {
    Key compared = new Key(key.subject(), LinkedCells.compared(edge, key.cells()));
    outcomes.merge(new Followed(edge.number(), compared), outcome, Outcome::orMore);
    if (outcome.deed() == Deed.DELETE && !staying.contains(key.subject())) {
      use.goes(edge, key.cells(), identity.get(), key.subject());
    }
  }

  @Override
  public String toString() {
    return "Links[" + outcomes.size() + "]";
  }
}
