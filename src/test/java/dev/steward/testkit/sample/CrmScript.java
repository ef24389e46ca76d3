package dev.steward.testkit.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes tables as a script in standard SQL, for H2 and PostgreSQL alike. UTF-8. */
final class CrmScript {
  private static final int ROWS_A_STATEMENT = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private CrmScript() {}

  static void write(List<SampleTable> tables, Path file) throws IOException {
    StringBuilder sql =
        new StringBuilder("-- Invented data. Written by SampleEstate: do not edit.\n");
    for (SampleTable table : tables) {
      create(table, sql);
      insert(table, sql);
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }

  private static void create(SampleTable table, StringBuilder sql) {
    List<String> parts = new ArrayList<>();
    List<String> primary = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    for (SampleColumn column : table.storedColumns()) {
      boolean isPrimary = false;
      for (String key : column.key().split(" ", -1)) {
        if (key.equals("pk")) {
          primary.add(column.name());
          isPrimary = true;
        } else if (key.startsWith("fk:")) {
          String[] target = key.substring(3).split("\\.", 2);
          foreign.add(
              "foreign key (%s) references %s (%s)".formatted(column.name(), target[0], target[1]));
        }
      }
      parts.add(column.name() + " " + column.type() + (isPrimary ? " not null" : ""));
    }
    if (!primary.isEmpty()) {
      parts.add("primary key (" + String.join(", ", primary) + ")");
    }
    parts.addAll(foreign);
    sql.append("\ncreate table ")
        .append(table.ref().table())
        .append(" (\n  ")
        .append(String.join(",\n  ", parts))
        .append("\n);\n");
  }

  private static void insert(SampleTable table, StringBuilder sql) {
    String columns =
        table.storedColumns().stream().map(SampleColumn::name).collect(Collectors.joining(", "));
    for (int from = 0; from < table.rows().size(); from += ROWS_A_STATEMENT) {
      int to = Math.min(from + ROWS_A_STATEMENT, table.rows().size());
      sql.append("insert into %s (%s) values\n".formatted(table.ref().table(), columns))
          .append(
              table.rows().subList(from, to).stream()
                  .map(CrmScript::values)
                  .collect(Collectors.joining(",\n")))
          .append(";\n");
    }
  }

  private static String values(SampleTable.Row row) {
    return row.cells().stream().map(CrmScript::literal).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String literal(@Nullable Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof LocalDate date) {
      return "date '" + date + "'";
    } else if (value instanceof LocalDateTime time) {
      return "timestamp '" + TIME.format(time) + "'";
    } else if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    return value.toString();
  }
}
