package dev.steward.export;

import dev.steward.core.RowBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes {@code data.json}: by source and table, a row an object, numbers and booleans as such,
 * dates and times as ISO 8601 has them; then what is withheld.
 */
final class DataJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final BundleRequest request;
  private final RowGlance glance;

  /**
   * @param glance sees each row that is written
   */
  DataJson(BundleRequest request, RowGlance glance) {
    this.request = request;
    this.glance = glance;
  }

  /** What looks at rows as they are written. */
  interface RowGlance {
    /**
     * @param row a value a shown column, as {@link CellValue} makes it
     */
    void see(ShownTable table, List<@Nullable Object> row);
  }

  /**
   * Writes all; the tables of a source come together.
   *
   * @param out is closed
   * @return the rows of each table, in order
   */
  List<Long> write(OutputStream out, List<ShownTable> tables) throws IOException {
    List<Long> counts = new ArrayList<>();
    try (JsonGenerator json =
        JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringProperty("request", request.id());
      json.writeStringProperty("type", request.type().word());
      json.writeStringProperty("subject", request.subject());
      json.writeStringProperty("as-of", request.asOf().toString());
      json.writeName("sources");
      json.writeStartObject();
      String source = "";
      for (ShownTable table : tables) {
        if (!table.table().source().equals(source)) {
          if (!source.isEmpty()) {
            end(json);
          }
          source = table.table().source();
          line(json);
          json.writeName(source);
          json.writeStartObject();
        }
        line(json);
        json.writeName(table.table().table());
        counts.add(rows(json, table));
      }
      if (!source.isEmpty()) {
        end(json);
      }
      end(json);
      withheld(json, tables);
      json.writeEndObject();
      line(json);
    }
    return counts;
  }

  private long rows(JsonGenerator json, ShownTable table) throws IOException {
    json.writeStartArray();
    long count = 0;
    try (SubjectRows rows = table.rows().open()) {
      for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          line(json);
          row(json, table, batch, row);
        }
        count += batch.rows();
      }
    }
    line(json);
    json.writeEndArray();
    return count;
  }

  private void row(JsonGenerator json, ShownTable table, RowBatch batch, int row) {
    json.writeStartObject();
    List<@Nullable Object> values = new ArrayList<>(table.columns().size());
    for (ShownColumn column : table.columns()) {
      Object value =
          CellValue.of(column.column().type(), batch.columns().get(column.position()), row);
      if (!column.shows(value)) {
        table.cannotShow(column);
        value = null;
      }
      values.add(value);
    }
    for (int i = 0; i < values.size(); i++) {
      if (!table.yields(i, values)) {
        json.writeName(table.columns().get(i).name());
        write(json, table.columns().get(i), values.get(i));
      }
    }
    json.writeEndObject();
    glance.see(table, values);
  }

  private static void write(JsonGenerator json, ShownColumn column, @Nullable Object value) {
    if (value instanceof String text) {
      boolean embeds = column.isJson() || !column.json().isWhole();
      if (embeds && JsonPart.isJson(text)) {
        column.json().write(text, json);
      } else {
        json.writeString(text);
      }
    } else if (value instanceof List<?> values) {
      json.writeStartArray();
      values.forEach(each -> write(json, column, each));
      json.writeEndArray();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }

  private static void withheld(JsonGenerator json, List<ShownTable> tables) {
    line(json);
    json.writeName("withheld");
    json.writeStartArray();
    for (ShownTable table : tables) {
      for (WithheldColumn left : table.withheld()) {
        line(json);
        json.writeStartObject();
        json.writeStringProperty("source", left.table().source());
        json.writeStringProperty("table", left.table().table());
        json.writeStringProperty("column", left.column());
        json.writeStringProperty("reason", left.reason());
        json.writeEndObject();
      }
      for (WithheldRows left : table.rows().withheldRows()) {
        line(json);
        json.writeStartObject();
        json.writeStringProperty("source", table.table().source());
        json.writeStringProperty("table", table.table().table());
        json.writeNumberProperty("rows", left.count());
        json.writeStringProperty("reason", left.reason());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    line(json);
  }

  private static void end(JsonGenerator json) {
    line(json);
    json.writeEndObject();
  }

  /** A row a line, so that people can look at it and tools can compare it. */
  private static void line(JsonGenerator json) {
    json.writeRaw('\n');
  }
}
