package dev.steward.source.parquet;

import dev.steward.files.FileStore;
import dev.steward.files.Listing;
import dev.steward.files.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Formats that make a table of a folder by records of their own: which of the folder's files count
 * stands in those records, since files of old snapshots lie beside them.
 */
enum LakeFormat {
  ICEBERG("Iceberg"),
  DELTA("Delta"),
  HUDI("Hudi");

  private final String title;

  LakeFormat(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * The files that hold a table's rows.
   *
   * @param remark what to say about the choice
   */
  record Current(List<StoredFile> files, String remark) {
    Current {
      files = List.copyOf(files);
    }
  }

  /** Folders at or below a location that are tables of such a format, by path. */
  static Map<String, LakeFormat> find(FileStore store, String location, Listing listing)
      throws IOException {
    Map<String, LakeFormat> found = new TreeMap<>();
    Set<String> candidates = new TreeSet<>();
    for (StoredFile file : listing.files()) {
      if (Layout.isBelow(file.path(), location)) {
        addFolders(file.path(), location, candidates);
        icebergRoot(file.path()).ifPresent(root -> found.put(root, ICEBERG));
      }
    }
    found.keySet().removeIf(root -> !root.equals(location) && !Layout.isBelow(root, location));
    for (String folder : candidates) {
      if (store.exists(folder + "/_delta_log")) {
        found.put(folder, DELTA);
      } else if (store.exists(folder + "/.hoodie")) {
        found.put(folder, HUDI);
      }
    }
    found.keySet().removeIf(root -> isInside(root, Set.copyOf(found.keySet())));
    return found;
  }

  private static boolean isInside(String folder, Set<String> roots) {
    return roots.stream().anyMatch(root -> Layout.isBelow(folder, root));
  }

  private static void addFolders(String path, String location, Set<String> folders) {
    int end = path.lastIndexOf('/');
    while (end >= location.length()) {
      String folder = path.substring(0, end);
      // partitions are below a table, never tables
      boolean partition = folder.substring(folder.lastIndexOf('/') + 1).indexOf('=') > 0;
      if (!partition && !folders.add(folder)) {
        return;
      }
      end = folder.lastIndexOf('/');
    }
  }

  private static Optional<String> icebergRoot(String path) {
    int name = path.lastIndexOf('/');
    boolean metadata =
        path.endsWith(".metadata.json") && path.substring(0, name).endsWith("/metadata");
    return metadata
        ? Optional.of(path.substring(0, name - "/metadata".length()))
        : Optional.empty();
  }

  /**
   * @param below all files below the table's folder
   */
  Current current(FileStore store, String root, List<StoredFile> below) throws IOException {
    if (this == DELTA) {
      Optional<DeltaLog> log = DeltaLog.read(store, root);
      if (log.isPresent()) {
        return new Current(log.get().current(root, below), log.get().remark());
      }
    }
    return new Current(
        below, title + " table: all its data files are read, those of old snapshots too");
  }
}
