package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** What to read of one file: some of its leaves, and keys of the folders above it. */
record Selection(List<Item> items) {
  Selection {
    items = List.copyOf(items);
  }

  /** A column to read, as the table has it, and where its values come from. */
  sealed interface Item {
    Column column();

    /** What its value takes in a row of a row group, in bytes, about. */
    double bytesOfRow(Footer footer, int group);
  }

  /**
   * @param asText whether its values have to be turned into text
   */
  record Stored(Column column, Leaf leaf, boolean asText) implements Item {
    @Override
    public double bytesOfRow(Footer footer, int group) {
      return footer.bytesOfRow(group, leaf);
    }
  }

  /** A field of the top level with all that is in it, as JSON. */
  record Nested(Column column, Type field, List<Leaf> leaves) implements Item {
    public Nested {
      leaves = List.copyOf(leaves);
    }

    @Override
    public double bytesOfRow(Footer footer, int group) {
      return leaves.stream().mapToDouble(leaf -> footer.bytesOfRow(group, leaf)).sum();
    }
  }

  record Constant(Column column, @Nullable String value) implements Item {
    @Override
    public double bytesOfRow(Footer footer, int group) {
      return 4;
    }

    @Override
    public String toString() {
      return "Constant[" + column.name() + "]";
    }
  }

  /**
   * @param table the table's columns
   * @param partitionKeys which of them may come from the folders' names
   * @param partition keys and values of the folders above the file; null values have no entry
   * @param wanted names of the columns asked for
   */
  static Selection of(
      List<Column> table,
      Footer footer,
      Set<String> partitionKeys,
      Map<String, String> partition,
      Set<String> wanted) {
    List<Item> items = new ArrayList<>();
    for (Column column : table) {
      if (!wanted.contains(column.name())) {
        continue;
      }
      Leaf leaf = footer.leaf(column.name());
      if (leaf != null) {
        items.add(stored(column, leaf));
      } else if (partitionKeys.contains(column.name())) {
        items.add(new Constant(column, partition.get(column.name())));
      }
    }
    return new Selection(items);
  }

  /** With the fields of the top level that are wanted whole, after the others. */
  Selection with(List<Column> nested, List<Column> table, Footer footer, Set<String> wanted) {
    List<Item> all = new ArrayList<>(items);
    for (Column column : nested) {
      if (wanted.contains(column.name()) && footer.schema().containsField(column.name())) {
        List<Leaf> leaves = new ArrayList<>();
        for (Leaf leaf : footer.leaves()) {
          if (leaf.descriptor().getPath()[0].equals(column.name())) {
            leaves.add(isText(leaf, table) ? leaf.asText() : leaf);
          }
        }
        all.add(new Nested(column, footer.schema().getType(column.name()), leaves));
      }
    }
    return new Selection(all);
  }

  /** Whether the table takes a leaf's byte arrays for text. */
  static boolean isText(Leaf leaf, List<Column> table) {
    return leaf.perhapsText()
        && table.stream()
            .anyMatch(
                column -> column.name().equals(leaf.name()) && column.type() == DataType.TEXT);
  }

  private static Stored stored(Column column, Leaf leaf) {
    if (column.type() == leaf.type().type()) {
      return new Stored(column, leaf, false);
    }
    return leaf.perhapsText() && column.type() == DataType.TEXT
        ? new Stored(column, leaf.asText(), false)
        : new Stored(column, leaf, true);
  }

  List<Column> columns() {
    return items.stream().map(Item::column).toList();
  }

  long storedCount() {
    return items.stream()
        .mapToLong(
            item -> item instanceof Stored ? 1 : item instanceof Nested n ? n.leaves().size() : 0)
        .sum();
  }
}
