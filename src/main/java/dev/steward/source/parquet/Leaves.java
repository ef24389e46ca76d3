package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.VariantLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * The leaves of a file's schema, in order. Lists of three and of two levels and maps lose the
 * groups in between, by the <a
 * href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#nested-types">rules</a>
 * of the format. Leaves whose names would then be the same are told apart by a number.
 */
final class Leaves {
  private final MessageType schema;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private Leaves(MessageType schema) {
    this.schema = schema;
  }

  static List<Leaf> of(MessageType schema) {
    Leaves collected = new Leaves(schema);
    for (Type field : schema.getFields()) {
      collected.field(new Place(field.getName(), List.of(), false), field);
    }
    return List.copyOf(collected.leaves);
  }

  /**
   * Where a walk through the schema stands.
   *
   * @param name the name that a leaf here has
   * @param above names of the groups above, as stored
   * @param opaque whether byte arrays here are no text, whatever they look like
   */
  private record Place(String name, List<String> above, boolean opaque) {
    Place below(Type group, String name) {
      List<String> path = new ArrayList<>(above);
      path.add(group.getName());
      return new Place(name, path, opaque);
    }

    Place inVariant() {
      return new Place(name, above, true);
    }
  }

  private void field(Place place, Type type) {
    if (type.isPrimitive()) {
      leaf(place, type.asPrimitiveType());
      return;
    }
    GroupType group = type.asGroupType();
    LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
    if (logical instanceof ListLogicalTypeAnnotation && holdsOneRepeated(group)) {
      list(place, group);
    } else if ((logical instanceof MapLogicalTypeAnnotation
            || logical instanceof MapKeyValueTypeAnnotation)
        && holdsOneRepeated(group)
        && !group.getType(0).isPrimitive()) {
      map(place, group);
    } else {
      fields(logical instanceof VariantLogicalTypeAnnotation ? place.inVariant() : place, group);
    }
  }

  private void fields(Place place, GroupType group) {
    for (Type field : group.getFields()) {
      field(place.below(group, place.name() + "." + field.getName()), field);
    }
  }

  private void list(Place place, GroupType list) {
    Type repeated = list.getType(0);
    Place inside = place.below(list, place.name());
    if (isElement(list, repeated)) {
      field(inside, repeated);
    } else {
      GroupType middle = repeated.asGroupType();
      field(inside.below(middle, place.name()), middle.getType(0));
    }
  }

  private void map(Place place, GroupType map) {
    GroupType entry = map.getType(0).asGroupType();
    Place inside = place.below(map, place.name());
    for (int i = 0; i < entry.getFieldCount(); i++) {
      String name = i == 0 ? place.name() + ".key" : place.name();
      field(inside.below(entry, name), entry.getType(i));
    }
  }

  /** Whether a group has the form of a list or map. */
  static boolean holdsOneRepeated(GroupType group) {
    return group.getFieldCount() == 1 && group.getType(0).isRepetition(Repetition.REPEATED);
  }

  /** Whether a list has two levels: its repeated field is the element itself. */
  static boolean isElement(GroupType list, Type repeated) {
    if (repeated.isPrimitive()) {
      return true;
    }
    GroupType group = repeated.asGroupType();
    return group.getFieldCount() != 1
        || group.getType(0).isRepetition(Repetition.REPEATED)
        || group.getLogicalTypeAnnotation() != null
        || group.getName().equals("array")
        || group.getName().equals(list.getName() + "_tuple");
  }

  /** Whether a leaf is the key of a map, or in it. */
  static boolean isMapKey(MessageType schema, String[] path) {
    GroupType group = schema;
    for (int depth = 0; depth + 2 < path.length; depth++) {
      group = group.getType(path[depth]).asGroupType();
      LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
      boolean map =
          logical instanceof MapLogicalTypeAnnotation
              || logical instanceof MapKeyValueTypeAnnotation;
      if (map
          && holdsOneRepeated(group)
          && !group.getType(0).isPrimitive()
          && group.getType(0).asGroupType().getFieldIndex(path[depth + 2]) == 0) {
        return true;
      }
    }
    return false;
  }

  private void leaf(Place place, PrimitiveType primitive) {
    List<String> stored = new ArrayList<>(place.above());
    stored.add(primitive.getName());
    String[] path = stored.toArray(new String[0]);
    ColumnDescriptor descriptor = schema.getColumnDescription(path);
    LeafType type = LeafType.of(primitive);
    boolean perhapsText =
        !place.opaque()
            && type.type() == DataType.BINARY
            && primitive.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
            && primitive.getLogicalTypeAnnotation() == null;
    Column column = new Column(unique(place.name()), type.type(), DeclaredType.of(primitive));
    leaves.add(new Leaf(column, type, descriptor, elementLevel(path), perhapsText));
  }

  private int elementLevel(String[] path) {
    int level = 0;
    for (int depth = path.length; depth > 0; depth--) {
      String[] start = Arrays.copyOf(path, depth);
      if (schema.getType(start).isRepetition(Repetition.REPEATED)) {
        level = schema.getMaxDefinitionLevel(start);
        break;
      }
    }
    return level;
  }

  private String unique(String name) {
    String given = name.isEmpty() ? "(unnamed)" : name;
    String unique = given;
    for (int i = 2; !names.add(unique); i++) {
      unique = given + "#" + i;
    }
    return unique;
  }
}
