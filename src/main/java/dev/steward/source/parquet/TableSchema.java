package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * The columns of a table's files together, in the order in which they are first met. Where files
 * disagree on a column's type it is text.
 */
final class TableSchema {
  private final Map<String, Merged> columns = new LinkedHashMap<>();
  private final Map<String, Boolean> fields = new LinkedHashMap<>();
  private final Set<String> mapKeys = new HashSet<>();
  private final Set<MessageType> seen = new HashSet<>();

  private static final class Merged {
    final Set<String> declared = new LinkedHashSet<>();
    final Set<DataType> types = new LinkedHashSet<>();
    boolean perhapsText;

    DataType type() {
      return types.size() == 1 ? types.iterator().next() : DataType.TEXT;
    }
  }

  void add(Footer footer) {
    if (!seen.add(footer.schema())) {
      return;
    }
    for (Type field : footer.schema().getFields()) {
      boolean nested = !field.isPrimitive() || field.isRepetition(Repetition.REPEATED);
      fields.merge(field.getName(), nested, Boolean::logicalOr);
    }
    for (Leaf leaf : footer.leaves()) {
      Merged merged = columns.computeIfAbsent(leaf.name(), name -> new Merged());
      merged.declared.add(leaf.column().declaredType());
      merged.types.add(leaf.column().type());
      merged.perhapsText |= leaf.perhapsText();
      if (Leaves.isMapKey(footer.schema(), leaf.descriptor().getPath())) {
        mapKeys.add(leaf.name());
      }
    }
  }

  /** Columns that hold the keys of maps. */
  Set<String> mapKeys() {
    return Set.copyOf(mapKeys);
  }

  /** Columns of bytes of which no file says whether they are text. */
  Set<String> undecided() {
    Set<String> names = new LinkedHashSet<>();
    columns.forEach(
        (name, merged) -> {
          if (merged.perhapsText && merged.type() == DataType.BINARY) {
            names.add(name);
          }
        });
    return names;
  }

  /**
   * The fields of the top level: those that nest in any file as one column of JSON, and the keys of
   * the folders.
   *
   * @param columns of the table
   */
  List<Column> whole(List<Column> columns) {
    List<Column> whole = new ArrayList<>();
    fields.forEach(
        (name, nested) -> {
          if (nested) {
            whole.add(new Column(name, DataType.TEXT, "json"));
          } else {
            columns.stream().filter(each -> each.name().equals(name)).forEach(whole::add);
          }
        });
    columns.stream().filter(each -> !this.columns.containsKey(each.name())).forEach(whole::add);
    return whole;
  }

  /**
   * @param text which of the undecided columns are text
   * @param partitionKeys become columns at the end, unless files have columns of that name
   */
  List<Column> columns(Set<String> text, List<String> partitionKeys) {
    List<Column> list = new ArrayList<>();
    columns.forEach(
        (name, merged) -> {
          DataType type = text.contains(name) ? DataType.TEXT : merged.type();
          list.add(new Column(name, type, String.join(", ", merged.declared)));
        });
    for (String key : partitionKeys) {
      if (!columns.containsKey(key)) {
        list.add(new Column(key, DataType.TEXT, "partition key"));
      }
    }
    return list;
  }
}
