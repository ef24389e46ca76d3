package dev.steward.source.parquet;

import dev.steward.files.FileStore;
import dev.steward.files.StoredFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commits of a Delta table, replayed from the first on (<a
 * href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md">protocol</a>). Checkpoints are
 * not read: where the first commits were cleaned away there is no log.
 */
final class DeltaLog {
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Set<String> paths = new LinkedHashSet<>();
  private final Set<String> withDeletions = new LinkedHashSet<>();

  private DeltaLog() {}

  /** Empty where the commits are not complete from the first on. */
  static Optional<DeltaLog> read(FileStore store, String root) throws IOException {
    List<String> commits =
        store.list(root + "/_delta_log").files().stream()
            .map(StoredFile::path)
            .filter(path -> COMMIT.matcher(path.substring(path.lastIndexOf('/') + 1)).matches())
            .sorted()
            .toList();
    for (int version = 0; version < commits.size(); version++) {
      if (!commits.get(version).endsWith("/%020d.json".formatted(version))) {
        return Optional.empty();
      }
    }
    if (commits.isEmpty()) {
      return Optional.empty();
    }
    DeltaLog log = new DeltaLog();
    for (String commit : commits) {
      log.replay(store, commit);
    }
    return Optional.of(log);
  }

  private void replay(FileStore store, String commit) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(store.read(commit), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          replay(JSON.readTree(line));
        }
      }
    } catch (JacksonException e) {
      throw new CorruptFileException(commit + " is no Delta commit");
    }
  }

  private void replay(JsonNode action) {
    JsonNode remove = action.path("remove").path("path");
    if (remove.isString()) {
      paths.remove(remove.stringValue());
      withDeletions.remove(remove.stringValue());
    }
    JsonNode add = action.path("add").path("path");
    if (add.isString()) {
      paths.add(add.stringValue());
      if (action.path("add").path("deletionVector").isObject()) {
        withDeletions.add(add.stringValue());
      }
    }
  }

  /**
   * The files of the last version.
   *
   * @param below all files that were found
   * @throws NoSuchFileException where the log names a file that is not there
   */
  List<StoredFile> current(String root, List<StoredFile> below) throws IOException {
    Set<String> wanted =
        paths.stream().map(path -> absolute(root, path)).collect(Collectors.toSet());
    List<StoredFile> files = below.stream().filter(f -> wanted.contains(f.path())).toList();
    if (files.size() < wanted.size()) {
      files.forEach(file -> wanted.remove(file.path()));
      throw new NoSuchFileException(wanted.iterator().next());
    }
    return files;
  }

  private static String absolute(String root, String path) {
    String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    boolean isAbsolute = decoded.startsWith("/") || decoded.matches("[A-Za-z0-9+.-]+:.*");
    return isAbsolute ? decoded.replaceFirst("^file:/+", "/") : root + "/" + decoded;
  }

  String remark() {
    return withDeletions.isEmpty()
        ? "Delta table: the data files of its last version are read"
        : "Delta table: the data files of its last version are read, rows deleted by deletion"
            + " vectors too";
  }
}
