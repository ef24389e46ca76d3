package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.source.Source;
import dev.steward.source.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypesTest {
  @TempDir Path folder;

  private record Case(
      Type type,
      BiConsumer<Group, String> write,
      DataType expected,
      String declared,
      String text) {}

  private static final List<Case> CASES =
      List.of(
          of(
              "flag",
              PrimitiveTypeName.BOOLEAN,
              null,
              (g, n) -> g.add(n, true),
              DataType.BOOLEAN,
              "BOOLEAN",
              "1"),
          of(
              "i32",
              PrimitiveTypeName.INT32,
              null,
              (g, n) -> g.add(n, -5),
              DataType.INTEGER,
              "INT32",
              "-5"),
          of(
              "i8",
              PrimitiveTypeName.INT32,
              LogicalTypeAnnotation.intType(8, true),
              (g, n) -> g.add(n, -128),
              DataType.INTEGER,
              "INT32 INTEGER(8,TRUE)",
              "-128"),
          of(
              "u32",
              PrimitiveTypeName.INT32,
              LogicalTypeAnnotation.intType(32, false),
              (g, n) -> g.add(n, -1),
              DataType.INTEGER,
              "INT32 INTEGER(32,FALSE)",
              "4294967295"),
          of(
              "i64",
              PrimitiveTypeName.INT64,
              null,
              (g, n) -> g.add(n, Long.MIN_VALUE),
              DataType.INTEGER,
              "INT64",
              "-9223372036854775808"),
          of(
              "u64",
              PrimitiveTypeName.INT64,
              LogicalTypeAnnotation.intType(64, false),
              (g, n) -> g.add(n, -1L),
              DataType.DECIMAL,
              "INT64 INTEGER(64,FALSE)",
              "18446744073709551615"),
          of(
              "i96",
              PrimitiveTypeName.INT96,
              null,
              (g, n) -> g.add(n, int96(2_440_589, 1_500)),
              DataType.TIMESTAMP,
              "INT96",
              "86400000001"),
          of(
              "f32",
              PrimitiveTypeName.FLOAT,
              null,
              (g, n) -> g.add(n, 1.5f),
              DataType.FLOAT,
              "FLOAT",
              "1.5"),
          of(
              "f64",
              PrimitiveTypeName.DOUBLE,
              null,
              (g, n) -> g.add(n, -0.25),
              DataType.FLOAT,
              "DOUBLE",
              "-0.25"),
          fixed(
              "f16",
              2,
              LogicalTypeAnnotation.float16Type(),
              (g, n) -> g.add(n, binary(0x00, 0xc1)),
              DataType.FLOAT,
              "FIXED_LEN_BYTE_ARRAY(2) FLOAT16",
              "-2.5"),
          of(
              "d32",
              PrimitiveTypeName.INT32,
              LogicalTypeAnnotation.decimalType(2, 9),
              (g, n) -> g.add(n, -12345),
              DataType.DECIMAL,
              "INT32 DECIMAL(9,2)",
              "-123.45"),
          of(
              "d64",
              PrimitiveTypeName.INT64,
              LogicalTypeAnnotation.decimalType(3, 18),
              (g, n) -> g.add(n, 12L),
              DataType.DECIMAL,
              "INT64 DECIMAL(18,3)",
              "0.012"),
          fixed(
              "dfix",
              16,
              LogicalTypeAnnotation.decimalType(4, 38),
              (g, n) -> g.add(n, decimal16("-1234567890123456789012.3456")),
              DataType.DECIMAL,
              "FIXED_LEN_BYTE_ARRAY(16) DECIMAL(38,4)",
              "-1234567890123456789012.3456"),
          of(
              "dbin",
              PrimitiveTypeName.BINARY,
              LogicalTypeAnnotation.decimalType(1, 30),
              (g, n) -> g.add(n, binary(0xff)),
              DataType.DECIMAL,
              "BYTE_ARRAY DECIMAL(30,1)",
              "-0.1"),
          of(
              "day",
              PrimitiveTypeName.INT32,
              LogicalTypeAnnotation.dateType(),
              (g, n) -> g.add(n, -1),
              DataType.DATE,
              "INT32 DATE",
              "-1"),
          of(
              "tms",
              PrimitiveTypeName.INT32,
              LogicalTypeAnnotation.timeType(true, TimeUnit.MILLIS),
              (g, n) -> g.add(n, 7),
              DataType.TIME,
              "INT32 TIME(MILLIS,UTC)",
              "7000"),
          of(
              "tus",
              PrimitiveTypeName.INT64,
              LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS),
              (g, n) -> g.add(n, 8L),
              DataType.TIME,
              "INT64 TIME(MICROS,local)",
              "8"),
          of(
              "tns",
              PrimitiveTypeName.INT64,
              LogicalTypeAnnotation.timeType(false, TimeUnit.NANOS),
              (g, n) -> g.add(n, 9999L),
              DataType.TIME,
              "INT64 TIME(NANOS,local)",
              "9"),
          of(
              "sms",
              PrimitiveTypeName.INT64,
              LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS),
              (g, n) -> g.add(n, -3L),
              DataType.INSTANT,
              "INT64 TIMESTAMP(MILLIS,UTC)",
              "-3000"),
          of(
              "sus",
              PrimitiveTypeName.INT64,
              LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS),
              (g, n) -> g.add(n, 4L),
              DataType.INSTANT,
              "INT64 TIMESTAMP(MICROS,UTC)",
              "4"),
          of(
              "sns",
              PrimitiveTypeName.INT64,
              LogicalTypeAnnotation.timestampType(false, TimeUnit.NANOS),
              (g, n) -> g.add(n, -1L),
              DataType.TIMESTAMP,
              "INT64 TIMESTAMP(NANOS,local)",
              "-1"),
          of(
              "text",
              PrimitiveTypeName.BINARY,
              LogicalTypeAnnotation.stringType(),
              (g, n) -> g.add(n, "Ä€"),
              DataType.TEXT,
              "BYTE_ARRAY STRING",
              "Ä€"),
          of(
              "enum",
              PrimitiveTypeName.BINARY,
              LogicalTypeAnnotation.enumType(),
              (g, n) -> g.add(n, "RED"),
              DataType.TEXT,
              "BYTE_ARRAY ENUM",
              "RED"),
          of(
              "json",
              PrimitiveTypeName.BINARY,
              LogicalTypeAnnotation.jsonType(),
              (g, n) -> g.add(n, "{}"),
              DataType.TEXT,
              "BYTE_ARRAY JSON",
              "{}"),
          of(
              "bson",
              PrimitiveTypeName.BINARY,
              LogicalTypeAnnotation.bsonType(),
              (g, n) -> g.add(n, "bson"),
              DataType.BINARY,
              "BYTE_ARRAY BSON",
              "bson"),
          of(
              "bytes",
              PrimitiveTypeName.BINARY,
              null,
              (g, n) -> g.add(n, binary(0, 1)),
              DataType.BINARY,
              "BYTE_ARRAY",
              "\0\1"),
          of(
              "words",
              PrimitiveTypeName.BINARY,
              null,
              (g, n) -> g.add(n, "words"),
              DataType.TEXT,
              "BYTE_ARRAY",
              "words"),
          fixed(
              "uuid",
              16,
              LogicalTypeAnnotation.uuidType(),
              (g, n) -> g.add(n, binary(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)),
              DataType.TEXT,
              "FIXED_LEN_BYTE_ARRAY(16) UUID",
              "00010203-0405-0607-0809-0a0b0c0d0e0f"),
          fixed(
              "interval",
              12,
              LogicalTypeAnnotation.intervalType(),
              (g, n) -> g.add(n, binary(14, 0, 0, 0, 3, 0, 0, 0, 250, 0, 0, 0)),
              DataType.TEXT,
              "FIXED_LEN_BYTE_ARRAY(12) INTERVAL",
              "P14M3DT0.250S"),
          fixed(
              "fixed",
              3,
              null,
              (g, n) -> g.add(n, "abc"),
              DataType.BINARY,
              "FIXED_LEN_BYTE_ARRAY(3)",
              "abc"));

  @Test
  void readsEveryTypeFromDictionaryPages() throws Exception {
    readsEveryType(true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false})
  void readsEveryTypeFromPlainPages(boolean dictionary) throws Exception {
    readsEveryType(dictionary);
  }

  private void readsEveryType(boolean dictionary) throws Exception {
    MessageType schema = new MessageType("all", CASES.stream().map(Case::type).toList());
    ParquetFile.write(
        folder.resolve("all.parquet"),
        schema,
        3,
        (group, row) -> {
          if (row != 1) {
            CASES.forEach(each -> each.write().accept(group, each.type().getName()));
          }
        },
        builder -> builder.withDictionaryEncoding(dictionary));
    try (Source source = Lake.at(folder)) {
      Table table = source.table("all");
      Map<String, List<String>> cells = Cells.of(table);
      for (Case each : CASES) {
        String name = each.type().getName();
        assertThat(table.columns()).contains(new Column(name, each.expected(), each.declared()));
        assertThat(cells.get(name)).as(name).containsExactly(each.text(), "null", each.text());
      }
    }
  }

  private static Case of(
      String name,
      PrimitiveTypeName physical,
      @Nullable LogicalTypeAnnotation logical,
      BiConsumer<Group, String> write,
      DataType expected,
      String declared,
      String text) {
    return new Case(
        Types.optional(physical).as(logical).named(name), write, expected, declared, text);
  }

  private static Case fixed(
      String name,
      int length,
      @Nullable LogicalTypeAnnotation logical,
      BiConsumer<Group, String> write,
      DataType expected,
      String declared,
      String text) {
    Type type =
        Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
            .length(length)
            .as(logical)
            .named(name);
    return new Case(type, write, expected, declared, text);
  }

  private static Binary binary(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return Binary.fromConstantByteArray(array);
  }

  private static Binary int96(int julianDay, long nanosOfDay) {
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    return Binary.fromConstantByteArray(bytes.putLong(nanosOfDay).putInt(julianDay).array());
  }

  private static Binary decimal16(String text) {
    BigInteger unscaled = new BigDecimal(text).unscaledValue();
    byte[] bytes = new byte[16];
    byte[] shorter = unscaled.toByteArray();
    Arrays.fill(bytes, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(shorter, 0, bytes, 16 - shorter.length, shorter.length);
    return Binary.fromConstantByteArray(bytes);
  }
}
