package dev.steward.source.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.DataType;
import dev.steward.source.RowChange.DateCondition;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * MySQL and MariaDB. Their collations take different texts for equal: an index finds them, and they
 * are compared by their characters then.
 */
final class MySqlChanges extends ChangeSql {
  private static final Set<String> PLAIN =
      Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");
  private static final Pattern LENGTH = Pattern.compile("(?:var)?char\\((\\d+)\\).*");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  MySqlChanges(Dialect dialect) {
    super(dialect);
  }

  @Override
  String delete(Relation relation) {
    return "DELETE t" + dialect.from(relation);
  }

  @Override
  KeyType keyType(ColumnFacts column) {
    return column.typeName().equals("uuid") ? KeyType.UUID : super.keyType(column);
  }

  @Override
  boolean isPlainText(ColumnFacts column) {
    return PLAIN.contains(column.typeName());
  }

  @Override
  String text(ColumnFacts column) {
    return "CONVERT(" + dialect.column(column.stored()) + " USING utf8mb4) COLLATE utf8mb4_bin";
  }

  @Override
  Sql among(List<ColumnFacts> columns, List<Object[]> keys) {
    List<Object[]> values = keys.stream().map(MySqlChanges::texts).toList();
    Sql found = in(columns.stream().map(this::keyed).toList(), values);
    List<ColumnFacts> plain =
        columns.stream().filter(each -> keyType(each) == KeyType.TEXT).toList();
    if (plain.isEmpty()) {
      return found;
    }
    List<String> exact =
        columns.stream().map(each -> plain.contains(each) ? text(each) : keyed(each)).toList();
    return found.add(" AND ").add(in(exact, values));
  }

  private static Object[] texts(Object[] key) {
    Object[] texts = key.clone();
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(texts[i]);
    }
    return texts;
  }

  private static Object text(Object value) {
    if (value instanceof OffsetDateTime moment) {
      return MOMENT.format(moment);
    } else if (value instanceof LocalDateTime moment) {
      return MOMENT.format(moment);
    } else if (value instanceof LocalDate || value instanceof LocalTime) {
      return value.toString();
    }
    return value instanceof java.util.UUID ? value.toString() : value;
  }

  @Override
  String paddedText(String text) {
    return "ORD(LEFT(%1$s, 1)) IN (%2$s) OR ORD(RIGHT(%1$s, 1)) IN (%2$s)".formatted(text, SPACES);
  }

  @Override
  String paddedBinary(String column) {
    return paddedText(column);
  }

  @Override
  String placeholder(ColumnFacts column) {
    return column.typeName().equals("decimal")
        ? "CAST(? AS DECIMAL(" + column.size() + ", " + column.scale() + "))"
        : "?";
  }

  @Override
  int length(ColumnFacts column) {
    Matcher declared = LENGTH.matcher(column.declared());
    if (declared.matches()) {
      return Integer.parseInt(declared.group(1));
    }
    // bytes: a character takes up to four
    return switch (column.typeName()) {
      case "tinytext" -> 255 / 4;
      case "text" -> 65_535 / 4;
      default -> 0;
    };
  }

  @Override
  Sql differs(ColumnFacts column, Sql value) {
    if (dialect.format(column).type() != DataType.TEXT) {
      return super.differs(column, value);
    }
    String own = "HEX(CONVERT(" + dialect.column(column.stored()) + " USING utf8mb4))";
    return new Sql().add(own).add(" <> HEX(CONVERT(").add(value).add(" USING utf8mb4))");
  }

  /** Dates that do not exist, such as 0000-00-00, have no year to begin. */
  @Override
  String firstOfYear(ColumnFacts column) {
    String name = dialect.column(column.stored());
    String type = column.typeName().equals("date") ? "DATE" : "DATETIME";
    return "CASE WHEN YEAR(%1$s) > 0 THEN CAST(CONCAT(LPAD(YEAR(%1$s), 4, '0'), '-01-01') AS %2$s)"
            .formatted(name, type)
        + " ELSE "
        + name
        + " END";
  }

  @Override
  String truth() {
    return "1";
  }

  @Override
  String falsehood() {
    return "0";
  }

  @Override
  Optional<String> neutral(ColumnFacts column) {
    return switch (column.typeName()) {
      case "timestamp" -> Optional.of("1970-01-01 00:00:01"); // its least value
      case "year" -> Optional.of("1970");
      default -> super.neutral(column);
    };
  }

  /** Asked in vain: without a strict mode the server takes anything for a value of any type. */
  @Override
  boolean reads(Connection connection, ColumnFacts column, String text) {
    return switch (dialect.format(column).type()) {
      case INTEGER, DECIMAL -> fits(column, new BigDecimal(text));
      case FLOAT -> Double.isFinite(Double.parseDouble(text));
      case DATE, TIMESTAMP -> text.length() >= 10 && text.charAt(4) == '-' && text.charAt(0) > '0';
      case TIME -> true;
      case TEXT ->
          switch (column.typeName()) {
            case "enum" -> column.declared().contains("'" + text.replace("'", "''") + "'");
            case "uuid" -> KeyType.UUID.value(text.getBytes(UTF_8)).isPresent();
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean fits(ColumnFacts column, BigDecimal number) {
    boolean unsigned = column.declared().contains("unsigned");
    int bits =
        switch (column.typeName()) {
          case "tinyint" -> 8;
          case "smallint" -> 16;
          case "mediumint" -> 24;
          case "int", "integer" -> 32;
          case "bigint" -> 64;
          default -> 0;
        };
    if (unsigned && number.signum() < 0) {
      return false;
    }
    return bits == 0
        ? number.precision() - number.scale() <= column.size() - column.scale()
        : number.toBigInteger().bitLength() < bits + (unsigned ? 1 : 0);
  }

  @Override
  Sql on(ColumnFacts column, DateCondition condition) {
    if (dialect.format(column).type() != DataType.INSTANT
        && dialect.format(column).type() != DataType.TIMESTAMP) {
      return super.on(column, condition);
    }
    String name = dialect.column(column.stored());
    Sql reached =
        new Sql()
            .add(name + " < ")
            .add("?", Sql.Binding.of(condition.last().plusDays(1) + " 00:00:00"))
            .add(readable(name, column));
    return condition.reached()
        ? reached
        : new Sql().add("CASE WHEN ").add(reached).add(" THEN 0 ELSE 1 END = 1");
  }

  @Override
  String readable(String name, ColumnFacts column) {
    return dialect.format(column).type() == DataType.TEXT
        ? ""
        : " AND YEAR(%1$s) > 0 AND MONTH(%1$s) > 0 AND DAYOFMONTH(%1$s) > 0".formatted(name);
  }

  @Override
  Optional<RowIdentity> identity(TableFacts table, List<ColumnFacts> known) {
    Optional<RowIdentity> key = byPrimaryKey(table);
    if (key.isPresent()) {
      return key;
    }
    List<KeyColumn> columns = new ArrayList<>();
    List<String> selected = new ArrayList<>();
    List<String> terms = new ArrayList<>();
    for (ColumnFacts each : known) {
      String name = dialect.column(each.stored());
      dialect
          .keyColumn(each)
          .ifPresent(
              plain -> {
                columns.add(plain);
                selected.add(name);
                terms.add(name + " <=> ?");
              });
      if (dialect.format(each).type() != DataType.BINARY) {
        String exact = "HEX(CAST(" + name + " AS CHAR CHARACTER SET utf8mb4))";
        columns.add(KeyColumn.plain(each.stored(), KeyColumn.Form.TEXT));
        selected.add(exact);
        terms.add(exact + " <=> ?");
      }
    }
    return Optional.of(
        new RowIdentity(
            selected, terms.stream().collect(Collectors.joining(" AND ")), columns, false));
  }
}
