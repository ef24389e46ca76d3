package dev.steward.subject;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables that can be searched at the same time, each once: what leads to their rows is known from
 * earlier levels.
 *
 * @param searches in the catalog's order
 * @param circular those of them that lead to one another, or to themselves: their keys are closed
 *     by repeating before their rows are read
 */
public record Level(int number, List<Search> searches, List<Search> circular) {
  public Level {
    searches = List.copyOf(searches);
    circular = List.copyOf(circular);
  }

  /** Numbers of the levels whose rows hand keys on to this one. */
  Set<Integer> needs(SubjectGraph graph) {
    Set<Integer> needs = new TreeSet<>();
    for (Search search : searches) {
      search.in().stream()
          .filter(edge -> !edge.fromKey())
          .forEach(edge -> needs.add(graph.levelOf(edge.from())));
    }
    needs.remove(number);
    return needs;
  }
}
