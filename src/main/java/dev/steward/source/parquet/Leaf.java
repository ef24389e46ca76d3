package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * A primitive column of one file.
 *
 * @param column its name with dots, lists and maps flattened
 * @param descriptor where it lies in the file
 * @param elementLevel the definition level from which on an entry is a value (null or not) of the
 *     innermost list; below it the list, or one around it, is empty or null. 0 outside of lists
 * @param perhapsText whether it holds byte arrays that nobody says are text, or are not
 */
record Leaf(
    Column column,
    LeafType type,
    ColumnDescriptor descriptor,
    int elementLevel,
    boolean perhapsText) {

  String name() {
    return column.name();
  }

  boolean isRepeated() {
    return descriptor.getMaxRepetitionLevel() > 0;
  }

  Leaf named(String name) {
    return new Leaf(
        new Column(name, column.type(), column.declaredType()),
        type,
        descriptor,
        elementLevel,
        perhapsText);
  }

  /** The same leaf, whose bytes are text after all. */
  Leaf asText() {
    return new Leaf(
        new Column(column.name(), DataType.TEXT, column.declaredType()),
        LeafType.text(),
        descriptor,
        elementLevel,
        false);
  }
}
