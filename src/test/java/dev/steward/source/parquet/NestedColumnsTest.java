package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import dev.steward.source.ScanScope;
import dev.steward.source.Source;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NestedColumnsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void flattensListsOfThreeAndOfTwoLevels(WriterVersion version) throws Exception {
    String schema =
        """
        message m {
          optional group three (LIST) { repeated group list { optional binary element (STRING); } }
          optional group bag (LIST) { repeated group bag { optional int32 array_element; } }
          optional group two (LIST) { repeated int32 array; }
          optional group structs (LIST) { repeated group array { required int32 x; optional int32 y; } }
          optional group tuple (LIST) { repeated group tuple_tuple { required int32 x; } }
          repeated binary bare (STRING);
        }
        """;
    ParquetFile.write(
        folder.resolve("lists.parquet"),
        MessageTypeParser.parseMessageType(schema),
        3,
        NestedColumnsTest::writeLists,
        builder -> builder.withWriterVersion(version));
    try (Source source = Lake.at(folder)) {
      assertThat(Cells.of(source.table("lists")))
          .containsExactly(
              Map.entry("three", List.of("[a, null, b]", "[]", "[]")),
              Map.entry("bag", List.of("[1, 2]", "[]", "[]")),
              Map.entry("two", List.of("[3]", "[]", "[]")),
              Map.entry("structs.x", List.of("[4, 6]", "[]", "[]")),
              Map.entry("structs.y", List.of("[5, null]", "[]", "[]")),
              Map.entry("tuple.x", List.of("[7]", "[]", "[]")),
              Map.entry("bare", List.of("[p, q]", "[]", "[]")));
    }
  }

  /** Row 0 has elements, row 1 empty lists, row 2 nulls. */
  private static void writeLists(Group group, int row) {
    if (row == 2) {
      return;
    }
    Group three = group.addGroup("three");
    Group bag = group.addGroup("bag");
    Group two = group.addGroup("two");
    Group structs = group.addGroup("structs");
    Group tuple = group.addGroup("tuple");
    if (row == 0) {
      three.addGroup("list").add("element", "a");
      three.addGroup("list");
      three.addGroup("list").add("element", "b");
      bag.addGroup("bag").add("array_element", 1);
      bag.addGroup("bag").add("array_element", 2);
      two.add("array", 3);
      structs.addGroup("array").append("x", 4).append("y", 5);
      structs.addGroup("array").append("x", 6);
      tuple.addGroup("tuple_tuple").append("x", 7);
      group.add("bare", "p");
      group.add("bare", "q");
    }
  }

  @Test
  void namesMapsKeysAndStructsByTheirPaths() throws Exception {
    String schema =
        """
        message m {
          optional group user {
            optional group name { required binary first (STRING); }
            optional group attributes (MAP) {
              repeated group key_value { required binary key (STRING); optional group value { optional int32 key; } }
            }
          }
          optional group old (MAP_KEY_VALUE) {
            repeated group map { required binary key (STRING); optional int32 value; }
          }
        }
        """;
    ParquetFile.write(
        folder.resolve("maps.parquet"),
        schema,
        2,
        (group, row) -> {
          Group user = group.addGroup("user");
          if (row == 0) {
            user.addGroup("name").add("first", "Ada");
            Group entry = user.addGroup("attributes").addGroup("key_value");
            entry.append("key", "k").addGroup("value").add("key", 1);
            group.addGroup("old").addGroup("map").append("key", "o").append("value", 2);
          }
        });
    try (Source source = Lake.at(folder)) {
      Table table = source.table("maps");
      assertThat(table.columns())
          .containsExactly(
              new Column("user.name.first", DataType.TEXT, "BYTE_ARRAY STRING"),
              new Column("user.attributes.key", DataType.TEXT, "BYTE_ARRAY STRING"),
              new Column("user.attributes.key#2", DataType.INTEGER, "INT32"),
              new Column("old.key", DataType.TEXT, "BYTE_ARRAY STRING"),
              new Column("old", DataType.INTEGER, "INT32"));
      assertThat(Cells.of(table).values())
          .containsExactly(
              List.of("Ada", "null"),
              List.of("[k]", "[]"),
              List.of("[1]", "[]"),
              List.of("[o]", "[]"),
              List.of("[2]", "[]"));
    }
  }

  @Test
  void takesThePartsOfAVariantForBytes() throws Exception {
    ParquetFile.write(
        folder.resolve("variant.parquet"),
        "message m { optional group v (VARIANT(1)) { required binary metadata; required binary value; } }",
        1,
        (group, row) -> group.addGroup("v").append("metadata", "m").append("value", "v"));
    try (Source source = Lake.at(folder)) {
      assertThat(source.table("variant").columns())
          .containsExactly(
              new Column("v.metadata", DataType.BINARY, "BYTE_ARRAY"),
              new Column("v.value", DataType.BINARY, "BYTE_ARRAY"));
    }
  }

  @Test
  void readsAFileWithoutRows() throws Exception {
    ParquetFile.write(
        folder.resolve("none.parquet"), "message m { optional int32 a; }", 0, (g, row) -> {});
    try (Source source = Lake.at(folder)) {
      Table table = source.table("none");
      assertThat(table.rows()).hasValue(0);
      assertThat(Cells.of(table)).containsOnlyKeys("a");
    }
  }

  @Test
  void countsTheRowsOfColumnsThatAreNotThere() throws Exception {
    ParquetFile.write(
        folder.resolve("t.parquet"),
        "message m { required int32 a; }",
        5000,
        (group, row) -> group.add("a", row));
    try (Source source = Lake.at(folder)) {
      Table table = source.table("t");
      Split split = table.plan(new ScanScope.Full()).get(0);
      assertThat(Cells.batches(table, split, Set.of("b")))
          .extracting(RowBatch::rows)
          .containsExactly(4096, 904);
    }
  }
}
