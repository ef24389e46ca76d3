package dev.steward.source.parquet;

import dev.steward.files.FileStore;
import dev.steward.files.Listing;
import dev.steward.files.StoredFile;
import dev.steward.source.Discovery;
import dev.steward.source.FolderTables;
import dev.steward.source.FolderTables.FolderTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which tables lie below a location: plain files and folders, and folders of table formats. */
final class Layout {
  private static final List<String> EXTENSIONS =
      List.of(
          ".snappy.parquet",
          ".zstd.parquet",
          ".gz.parquet",
          ".gzip.parquet",
          ".lz4.parquet",
          ".lz4_raw.parquet",
          ".brotli.parquet",
          ".parquet",
          ".parq");

  private final TreeMap<String, TableFolder> tables = new TreeMap<>();
  private final List<Discovery.Unreadable> unreadable = new ArrayList<>();

  static Layout of(FileStore store, String location) throws IOException {
    Listing listing = store.list(location);
    Layout layout = new Layout();
    Map<String, LakeFormat> lakes = LakeFormat.find(store, location, listing);
    FolderTables grouped = layout.grouped(location, outside(listing, lakes.keySet()));
    for (FolderTable table : grouped.tables()) {
      String name = withoutExtension(table, grouped);
      layout.tables.put(
          name,
          new TableFolder(
              name, table.path(), table.files(), table.partitionKeys(), null, List.of()));
    }
    for (Map.Entry<String, LakeFormat> lake : lakes.entrySet()) {
      layout.addLake(store, location, lake.getKey(), lake.getValue(), listing);
    }
    return layout;
  }

  /** Spark names folders like files: {@code visits.parquet/part-00000.parquet}. */
  private static String withoutExtension(FolderTable table, FolderTables tables) {
    boolean isFile = table.files().get(0).place().equals(table.name());
    String name = table.name();
    for (String extension : EXTENSIONS) {
      if (!isFile && name.endsWith(extension) && tables.table(stem(name, extension)) == null) {
        return stem(name, extension);
      }
    }
    return name;
  }

  private static String stem(String name, String extension) {
    return name.substring(0, name.length() - extension.length());
  }

  private FolderTables grouped(String location, Listing listing) {
    FolderTables grouped = new FolderTables(location, listing, EXTENSIONS);
    unreadable.addAll(grouped.unreadable());
    return grouped;
  }

  private void addLake(
      FileStore store, String location, String root, LakeFormat format, Listing listing)
      throws IOException {
    String last = root.substring(root.lastIndexOf('/') + 1);
    String name = root.equals(location) ? last : root.substring(location.length() + 1);
    List<Listing.Unreadable> hidden =
        listing.unreadable().stream().filter(u -> isBelow(u.path(), root)).toList();
    if (!hidden.isEmpty()) {
      String inside = hidden.get(0).path().substring(root.length() + 1);
      unreadable.add(new Discovery.Unreadable(name, inside + ": " + hidden.get(0).reason()));
      return;
    }
    List<StoredFile> below =
        listing.files().stream()
            .filter(f -> isBelow(f.path(), root) && !isBelow(f.path(), root + "/metadata"))
            .toList();
    LakeFormat.Current current = format.current(store, root, below);
    FolderTables parts =
        new FolderTables(root, new Listing(current.files(), List.of()), EXTENSIONS);
    List<FolderTables.Part> files = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>();
    for (FolderTable part : parts.tables()) {
      files.addAll(part.files());
      keys.addAll(part.partitionKeys());
    }
    tables.put(
        name,
        new TableFolder(name, root, files, List.copyOf(keys), format, List.of(current.remark())));
  }

  private static Listing outside(Listing listing, Iterable<String> roots) {
    return new Listing(
        listing.files().stream().filter(f -> !isBelowAny(f.path(), roots)).toList(),
        listing.unreadable().stream().filter(u -> !isBelowAny(u.path(), roots)).toList());
  }

  private static boolean isBelowAny(String path, Iterable<String> roots) {
    for (String root : roots) {
      if (isBelow(path, root)) {
        return true;
      }
    }
    return false;
  }

  static boolean isBelow(String path, String root) {
    return path.startsWith(root) && path.startsWith("/", root.length());
  }

  /** Ascending. */
  List<String> names() {
    return List.copyOf(tables.keySet());
  }

  @Nullable TableFolder table(String name) {
    return tables.get(name);
  }

  List<Discovery.Unreadable> unreadable() {
    return List.copyOf(unreadable);
  }
}
