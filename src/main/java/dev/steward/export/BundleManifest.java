package dev.steward.export;

import dev.steward.export.BundleZip.Entry;
import dev.steward.export.WrittenBundle.TableCount;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file {@code manifest.json} of a bundle, its last: what the others are. */
final class BundleManifest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private final BundleRequest request;
  private final List<TableCount> counts;
  private final List<ShownTable> tables;
  private final List<Entry> entries;

  BundleManifest(
      BundleRequest request,
      List<TableCount> counts,
      List<ShownTable> tables,
      List<Entry> entries) {
    this.request = request;
    this.counts = counts;
    this.tables = tables;
    this.entries = entries;
  }

  void write(OutputStream out) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("request", request.id());
    json.put("type", request.type().word());
    json.put("subject", request.subject());
    json.put("as-of", request.asOf().toString());
    ArrayNode files = json.putArray("files");
    for (Entry entry : entries) {
      files
          .addObject()
          .put("path", entry.name())
          .put("bytes", entry.bytes())
          .put("sha256", entry.sha256());
    }
    ArrayNode held = json.putArray("tables");
    for (TableCount count : counts) {
      held.addObject()
          .put("source", count.table().source())
          .put("table", count.table().table())
          .put("rows", count.rows());
    }
    ArrayNode withheld = json.putArray("withheld");
    for (ShownTable table : tables) {
      for (WithheldColumn left : table.withheld()) {
        withheld
            .addObject()
            .put("source", left.table().source())
            .put("table", left.table().table())
            .put("column", left.column())
            .put("reason", left.reason());
      }
      for (WithheldRows left : table.rows().withheldRows()) {
        withheld
            .addObject()
            .put("source", table.table().source())
            .put("table", table.table().table())
            .put("rows", left.count())
            .put("reason", left.reason());
      }
    }
    String text =
        JSON.writer()
                .with(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
                .writeValueAsString(json)
            + "\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
