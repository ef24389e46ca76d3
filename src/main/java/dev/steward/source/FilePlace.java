package dev.steward.source;

import dev.steward.files.StoredFile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file seen from the location it was found below.
 *
 * @param folders names of the folders between
 * @param extension the part of the name that does not name the table, with its dot
 */
record FilePlace(StoredFile file, List<String> folders, String name, String extension) {
  /** Hive's name for null. */
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  static FilePlace of(StoredFile file, List<String> path, String extension) {
    int last = path.size() - 1;
    return new FilePlace(file, path.subList(0, last), path.get(last), extension);
  }

  /** The longest of the extensions that the name has; empty where it has none of them. */
  static String extension(String name, List<String> extensions) {
    String lower = name.toLowerCase(Locale.ROOT);
    String longest = "";
    for (String extension : extensions) {
      if (extension.length() > longest.length()
          && lower.length() > extension.length()
          && lower.endsWith(extension)) {
        longest = name.substring(name.length() - extension.length());
      }
    }
    return longest;
  }

  /** The folders above the first {@code key=value}. */
  static List<String> abovePartitions(List<String> folders) {
    int first = 0;
    while (first < folders.size() && !isPartition(folders.get(first))) {
      first++;
    }
    return folders.subList(0, first);
  }

  boolean isPartitioned() {
    return folders.stream().anyMatch(FilePlace::isPartition);
  }

  boolean isNamedAsPart() {
    return name.startsWith("part-") || name.startsWith("data_");
  }

  String path() {
    return folders.isEmpty() ? name : String.join("/", folders) + "/" + name;
  }

  String pathWithoutExtension() {
    String path = path();
    return path.substring(0, path.length() - extension.length());
  }

  List<String> partitionKeys() {
    return folders.stream()
        .filter(FilePlace::isPartition)
        .map(folder -> decoded(folder.substring(0, folder.indexOf('='))))
        .toList();
  }

  FolderTables.Part part() {
    Map<String, String> partition = new LinkedHashMap<>();
    for (String folder : folders) {
      String value = folder.substring(folder.indexOf('=') + 1);
      if (isPartition(folder) && !value.equals(NULL)) {
        partition.put(decoded(folder.substring(0, folder.indexOf('='))), decoded(value));
      }
    }
    return new FolderTables.Part(file, path(), partition);
  }

  private static boolean isPartition(String folder) {
    return folder.indexOf('=') > 0;
  }

  // Hive and Spark write % and two digits for what a file's name cannot hold
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
