package dev.steward.catalog;

import dev.steward.core.Column;
import dev.steward.core.ColumnRef;
import dev.steward.core.DataType;
import dev.steward.core.Suggestion;
import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import dev.steward.source.TableGlobs;
import java.util.ArrayList;
import java.util.List;

/** Looks for the columns that overrides are meant for. */
final class OverrideSearch {
  private static final String GLOB = ".*[*?].*";

  private final List<ColumnOverride> overrides;
  private final List<String> columns = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  OverrideSearch(Overrides overrides) {
    this.overrides = overrides.all();
  }

  /** Adds the columns of a source's tables; those that cannot be read have none. */
  void add(String source, List<String> tables, Sources sources) {
    if (overrides.stream().anyMatch(one -> mayReach(one, source))) {
      tables.forEach(table -> add(new TableRef(source, table), sources));
    }
  }

  /** A line for each override that no column matches. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (int i = 0; i < overrides.size(); i++) {
      String wanted = overrides.get(i).columns();
      if (!matchesAny(wanted, columns) && !mayBeWithinText(wanted)) {
        remarks.add(
            "steward.inventory.overrides[%d].column: no column matches %s%s"
                .formatted(
                    i, wanted, wanted.matches(GLOB) ? "" : Suggestion.didYouMean(wanted, columns)));
      }
    }
    return remarks;
  }

  private void add(TableRef table, Sources sources) {
    try {
      for (Column column : sources.table(table).columns()) {
        String name = new ColumnRef(table, column.name()).toString();
        columns.add(name);
        if (column.type() == DataType.TEXT) {
          texts.add(name);
        }
      }
    } catch (SourceException e) {
      // whoever looks at the table for its own sake says so
    }
  }

  /** Fields of JSON text are known only after a scan. */
  private boolean mayBeWithinText(String wanted) {
    for (int dot = wanted.indexOf('.'); dot > 0; dot = wanted.indexOf('.', dot + 1)) {
      String holder = wanted.substring(0, dot);
      boolean namesColumn = holder.indexOf('.') != holder.lastIndexOf('.');
      if (namesColumn && matchesAny(holder, texts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayReach(ColumnOverride override, String source) {
    String wanted = override.columns();
    String first = wanted.substring(0, Math.max(0, wanted.indexOf('.')));
    return first.equals(source) || first.matches(GLOB);
  }

  private static boolean matchesAny(String wanted, List<String> names) {
    TableGlobs globs = Overrides.globs(wanted);
    return names.stream().anyMatch(globs::admit);
  }
}
