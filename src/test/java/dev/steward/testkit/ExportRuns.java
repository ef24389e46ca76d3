package dev.steward.testkit;

import dev.steward.cli.StewardCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs of {@code subject-export} in this process, with a home, reports and an inbox of their own.
 *
 * @param configuration a file that does not name them
 * @param more properties over those of the file
 */
public record ExportRuns(Path folder, Path configuration, List<String> more) {
  private static final String HEADER =
      "request_id,type,identifier,value,received_on,identity_verified\n";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Writes the configuration. */
  public static ExportRuns of(Path folder, String yaml) {
    try {
      return new ExportRuns(
          folder,
          Files.writeString(Files.createDirectories(folder).resolve("steward.yml"), yaml),
          List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command said. */
  public record Result(int status, String out, String err) {}

  /** Puts requests into the inbox, over those of before. */
  public ExportRuns asked(String requests) {
    try {
      Files.writeString(folder.resolve("inbox.csv"), HEADER + requests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Runs it for a date. */
  public Result run(String asOf, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "subject-export", "as-of=" + asOf));
    words.add("--quiet");
    words.addAll(List.of(more));
    return command(words.toArray(String[]::new));
  }

  /** Any command over the same configuration. */
  public Result command(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--config");
    all.add(configuration.toString());
    List<String> properties = new ArrayList<>(more);
    properties.add("--steward.home=" + folder.resolve("home"));
    properties.add("--steward.reports=" + folder.resolve("reports"));
    properties.add("--steward.requests.inbox=" + folder.resolve("inbox.csv"));
    properties.add("--steward.pseudonym-key=" + Base64.getEncoder().encodeToString(new byte[32]));
    all.addAll(properties);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        StewardCommand.execute(
            all.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  public Path reports(String label) {
    return folder.resolve("reports/subject-export").resolve(label);
  }

  /** The rows of the report, each {@code request table rows withheld-rows status}. */
  public List<String> exports(String label) {
    return ReportTable.csv(reports(label).resolve("exports.csv")).rows().stream()
        .map(
            row ->
                "%s %s.%s %s %s %s"
                    .formatted(
                        row.get("request_id"),
                        text(row.get("source")),
                        text(row.get("table")),
                        text(row.get("rows")),
                        text(row.get("withheld_rows")),
                        row.get("status")))
        .toList();
  }

  private static String text(@Nullable String cell) {
    return cell == null || cell.isEmpty() ? "-" : cell;
  }

  /** Names of the bundles of a publication, ascending; none where it has no folder of them. */
  public List<String> bundles(String label) {
    Path bundles = reports(label).resolve("bundles");
    if (!Files.exists(bundles)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(bundles)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a bundle that is not encrypted, as the JDK reads them. */
  public Map<String, String> entries(String label, String bundle) {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(reports(label).resolve("bundles/" + bundle).toFile())) {
      for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** The {@code data.json} of a bundle. */
  public JsonNode data(String label, String request) {
    return JSON.readTree(entries(label, request + ".zip").get("data.json"));
  }

  /** The register's line about a request. */
  public String show(String request) {
    return command("request", "show", request).out();
  }
}
