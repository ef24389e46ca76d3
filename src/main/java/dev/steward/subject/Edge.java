package dev.steward.subject;

import dev.steward.core.TableRef;
import dev.steward.source.KeyFilter.Comparison;
import java.util.List;

/**
 * A way from rows that belong to a person to further ones: those of another table, or of the same,
 * that have equal cells in other columns.
 *
 * @param number its position in the graph
 * @param comparisons of each pair of columns
 * @param fromKey whether the columns it starts from are the key of people who are known by it
 *     before any row is read
 */
public record Edge(
    int number,
    TableRef from,
    List<String> fromColumns,
    TableRef to,
    List<String> toColumns,
    List<Comparison> comparisons,
    Belonging belonging,
    boolean fromKey) {
  public Edge {
    fromColumns = List.copyOf(fromColumns);
    toColumns = List.copyOf(toColumns);
    comparisons = List.copyOf(comparisons);
  }

  /** Whether it follows an identifier that several people may share. */
  public boolean byIdentifier() {
    return comparisons.contains(Comparison.FOLDED);
  }

  /** {@code crm.orders.orderid -> crm.order_line.orderid}. */
  @Override
  public String toString() {
    return from
        + "."
        + String.join("+", fromColumns)
        + " -> "
        + to
        + "."
        + String.join("+", toColumns);
  }
}
