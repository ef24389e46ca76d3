package dev.steward.subject;

import dev.steward.core.FoldedText;
import dev.steward.core.RowBatch;
import dev.steward.source.KeyFilter.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which cells lead from people to further rows. Holds personal data. For one thread. */
public final class LinkedCells {
  private record Cells(int edge, List<String> cells) {}

  private final Map<Cells, Set<Integer>> people = new HashMap<>();

  public LinkedCells(SubjectGraph graph, Resolution resolution) {
    for (Edge edge : graph.edges()) {
      if (edge.fromKey()) {
        for (Subject subject : resolution.subjects()) {
          subject.keys().stream()
              .filter(key -> key.people().equals(edge.from()))
              .forEach(key -> add(edge, subject.ordinal(), key.cells()));
        }
      } else if (graph.startsAtAnAddress(edge)) {
        for (Subject subject : resolution.subjects()) {
          if (subject.keys().stream().anyMatch(key -> key.people().equals(edge.from()))) {
            subject.formerEmails().forEach(email -> add(edge, subject.ordinal(), List.of(email)));
          }
        }
      }
    }
  }

  private void add(Edge edge, int subject, List<String> cells) {
    people
        .computeIfAbsent(new Cells(edge.number(), compared(edge, cells)), it -> new TreeSet<>())
        .add(subject);
  }

  /** Takes the cells that a person's row hands on. */
  public void add(FoundTable table, RowBatch batch, int row, int subject) {
    for (Edge edge : table.out()) {
      if (!edge.fromKey()) {
        table.cells(batch, row, edge.fromColumns()).forEach(cells -> add(edge, subject, cells));
      }
    }
  }

  /** Whether a row with such cells belongs to a person that way. */
  public boolean lead(Edge edge, int subject, List<String> cells) {
    return people(edge, cells).contains(subject);
  }

  /** The people to whom rows with such cells belong that way. */
  public Set<Integer> people(Edge edge, List<String> cells) {
    return people.getOrDefault(new Cells(edge.number(), compared(edge, cells)), Set.of());
  }

  /** Cells in the form in which a link compares them. */
  public static List<String> compared(Edge edge, List<String> cells) {
    if (!edge.comparisons().contains(Comparison.FOLDED)) {
      return cells;
    }
    List<String> compared = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      compared.add(
          edge.comparisons().get(i) == Comparison.FOLDED
              ? FoldedText.of(cells.get(i))
              : cells.get(i));
    }
    return compared;
  }

  @Override
  public String toString() {
    return "LinkedCells[" + people.size() + "]";
  }
}
