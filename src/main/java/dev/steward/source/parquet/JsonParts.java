package dev.steward.source.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Builds the parts of which a nested field consists, from its schema. */
final class JsonParts {
  private final MessageType schema;
  private final List<LeafRows> leaves;

  JsonParts(MessageType schema, List<LeafRows> leaves) {
    this.schema = schema;
    this.leaves = List.copyOf(leaves);
  }

  /** A field of the top level. */
  JsonPart of(Type field) {
    return part(field, new String[0]);
  }

  private JsonPart part(Type type, String[] above) {
    String[] path = Arrays.copyOf(above, above.length + 1);
    path[above.length] = type.getName();
    return type.isRepetition(Repetition.REPEATED)
        ? elements(path, content(type, path))
        : content(type, path);
  }

  private JsonPart elements(String[] path, JsonPart element) {
    return new JsonPart.Elements(
        element, schema.getMaxDefinitionLevel(path), schema.getMaxRepetitionLevel(path));
  }

  private JsonPart content(Type type, String[] path) {
    int definition = schema.getMaxDefinitionLevel(path);
    if (type.isPrimitive()) {
      return leaves.stream()
          .filter(leaf -> Arrays.equals(leaf.leaf().descriptor().getPath(), path))
          .findFirst()
          .map(leaf -> new JsonPart.Value(leaf, definition))
          .orElseThrow(() -> new IllegalStateException("A leaf of the field is not read"));
    }
    GroupType group = type.asGroupType();
    LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
    if (logical instanceof ListLogicalTypeAnnotation && Leaves.holdsOneRepeated(group)) {
      return new JsonPart.Present(list(group, path), definition);
    }
    if ((logical instanceof MapLogicalTypeAnnotation
            || logical instanceof MapKeyValueTypeAnnotation)
        && Leaves.holdsOneRepeated(group)
        && isEntry(group.getType(0))) {
      return new JsonPart.Present(map(group, path), definition);
    }
    List<JsonPart.Field> fields = new ArrayList<>();
    for (Type field : group.getFields()) {
      fields.add(new JsonPart.Field(field.getName(), part(field, path)));
    }
    return new JsonPart.Present(new JsonPart.Struct(fields), definition);
  }

  private static boolean isEntry(Type repeated) {
    return !repeated.isPrimitive()
        && repeated.asGroupType().getFieldCount() == 2
        && repeated.asGroupType().getType(0).isPrimitive()
        && !repeated.asGroupType().getType(0).isRepetition(Repetition.REPEATED);
  }

  private JsonPart list(GroupType list, String[] path) {
    Type repeated = list.getType(0);
    String[] below = Arrays.copyOf(path, path.length + 1);
    below[path.length] = repeated.getName();
    return elements(
        below,
        Leaves.isElement(list, repeated)
            ? content(repeated, below)
            : part(repeated.asGroupType().getType(0), below));
  }

  private JsonPart map(GroupType map, String[] path) {
    GroupType entry = map.getType(0).asGroupType();
    String[] below = Arrays.copyOf(path, path.length + 1);
    below[path.length] = entry.getName();
    return new JsonPart.Entries(
        (JsonPart.Value) part(entry.getType(0), below),
        part(entry.getType(1), below),
        schema.getMaxDefinitionLevel(below),
        schema.getMaxRepetitionLevel(below));
  }

  @Override
  public String toString() {
    return "JsonParts[" + leaves.size() + " leaves]";
  }
}
