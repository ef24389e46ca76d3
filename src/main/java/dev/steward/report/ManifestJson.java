package dev.steward.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A manifest as JSON, always laid out alike. */
final class ManifestJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private ManifestJson() {}

  static String write(Manifest manifest) {
    ManifestHeader header = manifest.header();
    ObjectNode json = JSON.createObjectNode();
    json.put("job", header.job());
    json.put("as-of", header.asOf().toString());
    json.put("run", header.run());
    json.put("status", header.status().toString());
    json.put("started", header.started().toString());
    json.put("finished", header.finished().toString());
    json.put("version", header.version());
    json.put("configuration-sha256", header.configurationSha256());
    if (header.pseudonymised()) {
      json.put("pseudonymised", true);
    }
    ArrayNode files = json.putArray("files");
    manifest.files().forEach(file -> write(file, files.addObject()));
    ArrayNode omitted = json.putArray("omitted");
    manifest
        .omitted()
        .forEach(file -> omitted.addObject().put("path", file.path()).put("reason", file.reason()));
    if (!manifest.amended().isEmpty()) {
      ArrayNode amended = json.putArray("amended");
      manifest
          .amended()
          .forEach(
              file ->
                  amended
                      .addObject()
                      .put("path", file.path())
                      .put("on", file.on().toString())
                      .put("reason", file.reason()));
    }
    header.failures().forEach(json.putArray("failures")::add);
    header.findings().forEach(json.putArray("findings")::add);
    return JSON.writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
            .writeValueAsString(json)
        + "\n";
  }

  private static void write(ReportFile file, ObjectNode json) {
    json.put("path", file.path());
    json.put("rows", file.rows());
    json.put("bytes", file.bytes());
    json.put("sha256", file.sha256());
    ArrayNode columns = json.putArray("columns");
    for (ReportColumn column : file.columns()) {
      columns
          .addObject()
          .put("name", column.name())
          .put("type", column.type().name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * @throws IllegalArgumentException where the text is not a manifest
   */
  static Manifest read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return new Manifest(
          header(json),
          each(json.path("files"), ManifestJson::file),
          each(
              json.path("omitted"),
              file -> new OmittedFile(text(file, "path"), text(file, "reason"))),
          each(
              json.path("amended"),
              file ->
                  new AmendedFile(
                      text(file, "path"),
                      LocalDate.parse(text(file, "on")),
                      text(file, "reason"))));
    } catch (JacksonException | DateTimeException e) {
      throw new IllegalArgumentException("not a manifest", e);
    }
  }

  private static ManifestHeader header(JsonNode json) {
    return new ManifestHeader(
        text(json, "job"),
        LocalDate.parse(text(json, "as-of")),
        json.path("run").intValue(),
        ManifestHeader.Status.valueOf(text(json, "status").toUpperCase(Locale.ROOT)),
        Instant.parse(text(json, "started")),
        Instant.parse(text(json, "finished")),
        text(json, "version"),
        text(json, "configuration-sha256"),
        each(json.path("failures"), JsonNode::stringValue),
        each(json.path("findings"), JsonNode::stringValue),
        json.path("pseudonymised").asBoolean(false));
  }

  private static ReportFile file(JsonNode json) {
    return new ReportFile(
        text(json, "path"),
        json.path("rows").longValue(),
        json.path("bytes").longValue(),
        text(json, "sha256"),
        each(json.path("columns"), ManifestJson::column));
  }

  private static ReportColumn column(JsonNode json) {
    return new ReportColumn(
        text(json, "name"), ReportType.valueOf(text(json, "type").toUpperCase(Locale.ROOT)));
  }

  private static String text(JsonNode json, String key) {
    return Optional.ofNullable(json.get(key))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .orElseThrow(() -> new IllegalArgumentException("the manifest says no " + key));
  }

  private static <T> List<T> each(JsonNode array, java.util.function.Function<JsonNode, T> read) {
    List<T> elements = new ArrayList<>();
    array.forEach(element -> elements.add(read.apply(element)));
    return elements;
  }
}
