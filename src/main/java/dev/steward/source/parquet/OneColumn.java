package dev.steward.source.parquet;

import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The schema that is left when all columns but one are taken out. */
final class OneColumn {
  private OneColumn() {}

  static MessageType of(MessageType schema, ColumnDescriptor column) {
    return new MessageType(schema.getName(), below(schema, column.getPath(), 0));
  }

  private static Type below(GroupType group, String[] path, int depth) {
    Type type = group.getType(path[depth]);
    return type.isPrimitive()
        ? type
        : new GroupType(
            type.getRepetition(),
            type.getName(),
            List.of(below(type.asGroupType(), path, depth + 1)));
  }
}
