package dev.steward.subject;

import dev.steward.core.TableRef;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for in a table, and what its rows hand on.
 *
 * @param in ways that lead to its rows
 * @param root where its rows are people, which are looked for by key too
 * @param out ways that start from cells of the rows found
 */
public record Search(TableRef table, List<Edge> in, Optional<Root> root, List<Edge> out) {
  public Search {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }
}
