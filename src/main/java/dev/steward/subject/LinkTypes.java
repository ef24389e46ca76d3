package dev.steward.subject;

import dev.steward.catalog.Sources;
import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Holds the columns that links compare against their types in the sources. */
public final class LinkTypes {
  /** Keys are compared as the text of their numbers. */
  private static final Set<DataType> KEYS =
      EnumSet.of(DataType.TEXT, DataType.INTEGER, DataType.DECIMAL, DataType.FLOAT);

  private final Sources sources;

  public LinkTypes(Sources sources) {
    this.sources = sources;
  }

  /** The links whose columns can never be equal; tables that cannot be read are passed over. */
  public List<GraphFault> faults(SubjectGraph graph) {
    List<GraphFault> faults = new ArrayList<>();
    for (Edge edge : graph.edges()) {
      for (int i = 0; i < edge.toColumns().size(); i++) {
        Optional<Column> from = column(edge.from(), edge.fromColumns().get(i));
        Optional<Column> to = column(edge.to(), edge.toColumns().get(i));
        if (from.isPresent() && to.isPresent() && !comparable(from.get(), to.get())) {
          faults.add(
              new GraphFault.OtherType(
                  edge.to(),
                  to.get().name(),
                  word(to.get()),
                  edge.from() + "." + from.get().name(),
                  word(from.get())));
        }
      }
    }
    return faults;
  }

  private static boolean comparable(Column one, Column other) {
    return one.type() == other.type() || (KEYS.contains(one.type()) && KEYS.contains(other.type()));
  }

  private static String word(Column column) {
    return column.type().name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a path within JSON text too. */
  private Optional<Column> column(TableRef table, String name) {
    try {
      return sources.table(table).columns().stream()
          .filter(column -> column.name().equals(name))
          .findFirst();
    } catch (SourceException e) {
      return Optional.empty();
    }
  }
}
