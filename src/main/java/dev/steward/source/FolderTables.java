package dev.steward.source;

import dev.steward.files.Listing;
import dev.steward.files.StoredFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the files below a location make up. A file's table is its path below the location
 * without its extension ({@code people/customers}). A folder is one table when all its files are
 * named {@code part-*} or {@code data_*}, or lie below {@code key=value} folders. Where two tables
 * would have the same name ({@code a.csv} and {@code a.tsv}), the files among them keep their
 * extensions. A location that is a file, or that is itself such a folder, is one table under its
 * own last name.
 */
public final class FolderTables {
  private final String location;
  private final List<String> extensions;
  private final TreeMap<String, FolderTable> tables = new TreeMap<>();
  private final List<Discovery.Unreadable> unreadable = new ArrayList<>();

  /**
   * A table of one or more files.
   *
   * @param path of its folder, or of the file that it is
   * @param files ordered by path
   * @param partitionKeys keys of the {@code key=value} folders, in the order of the folders
   */
  public record FolderTable(
      String name, String path, List<Part> files, List<String> partitionKeys) {
    public FolderTable {
      files = List.copyOf(files);
      partitionKeys = List.copyOf(partitionKeys);
    }
  }

  /**
   * A file of a table.
   *
   * @param place the file's path below the location, for messages
   * @param partition the values of the partition keys; null values have no entry
   */
  public record Part(StoredFile file, String place, Map<String, String> partition) {
    public Part {
      partition = Map.copyOf(partition);
    }
  }

  /**
   * @param location the path that was listed, as the file store resolves it
   * @param extensions those of the files that count ({@code .csv}, {@code .csv.gz}), in lower case;
   *     names may have them in any case. A location that is a file counts whatever its name
   */
  public FolderTables(String location, Listing listing, List<String> extensions) {
    this.location = location;
    this.extensions = List.copyOf(extensions);
    group(places(listing.files()));
    listing.unreadable().forEach(this::note);
  }

  /** Ordered by name. Tables of which a part could not be looked into are not among them. */
  public Collection<FolderTable> tables() {
    return tables.values();
  }

  /** The table of that name; null where there is none. */
  public @Nullable FolderTable table(String name) {
    return tables.get(name);
  }

  /** What could not be looked into, under the names of the tables that it would have been. */
  public List<Discovery.Unreadable> unreadable() {
    return List.copyOf(unreadable);
  }

  private List<FilePlace> places(List<StoredFile> files) {
    List<FilePlace> places = new ArrayList<>();
    for (StoredFile file : files) {
      boolean isLocation = file.path().equals(location);
      List<String> path = isLocation ? List.of(lastName()) : below(file.path());
      String name = path.get(path.size() - 1);
      String extension = FilePlace.extension(name, extensions);
      if (isLocation && extension.isEmpty()) {
        extension = name.lastIndexOf('.') > 0 ? name.substring(name.lastIndexOf('.')) : "";
      }
      if (isLocation || !extension.isEmpty()) {
        places.add(FilePlace.of(file, path, extension));
      }
    }
    return places;
  }

  private void group(List<FilePlace> places) {
    Map<List<String>, List<FilePlace>> byFolder = new LinkedHashMap<>();
    for (FilePlace place : places) {
      List<String> folder =
          place.isPartitioned() ? FilePlace.abovePartitions(place.folders()) : place.folders();
      byFolder.computeIfAbsent(folder, f -> new ArrayList<>()).add(place);
    }
    Map<String, List<FilePlace>> single = new TreeMap<>();
    byFolder.forEach(
        (folder, members) -> {
          List<FilePlace> parts = members.stream().filter(FilePlace::isPartitioned).toList();
          List<FilePlace> others = members.stream().filter(p -> !p.isPartitioned()).toList();
          if (!isTheLocation(others) && others.stream().allMatch(FilePlace::isNamedAsPart)) {
            parts = members;
            others = List.of();
          }
          if (!parts.isEmpty()) {
            add(nameOf(folder), folder.isEmpty() ? location : inside(folder), parts);
          }
          others.forEach(
              p -> single.computeIfAbsent(p.pathWithoutExtension(), n -> new ArrayList<>()).add(p));
        });
    single.forEach(
        (name, same) -> {
          boolean alone = same.size() == 1 && !tables.containsKey(name);
          same.forEach(
              place -> add(alone ? name : place.path(), place.file().path(), List.of(place)));
        });
  }

  private boolean isTheLocation(List<FilePlace> places) {
    return places.size() == 1 && places.get(0).file().path().equals(location);
  }

  private String inside(List<String> folder) {
    return (location.endsWith("/") ? location : location + "/") + String.join("/", folder);
  }

  private void add(String name, String path, List<FilePlace> places) {
    tables.put(
        name,
        new FolderTable(
            name,
            path,
            places.stream().map(FilePlace::part).toList(),
            places.stream().flatMap(p -> p.partitionKeys().stream()).distinct().toList()));
  }

  private void note(Listing.Unreadable place) {
    List<String> path = below(place.path());
    List<String> above = FilePlace.abovePartitions(path);
    String name = nameOf(above);
    if (above.size() == path.size()) {
      String extension = FilePlace.extension(name, extensions);
      name = name.substring(0, name.length() - extension.length());
    }
    tables.remove(name);
    String inside = String.join("/", path.subList(above.size(), path.size()));
    String reason = inside.isEmpty() ? place.reason() : inside + ": " + place.reason();
    unreadable.add(new Discovery.Unreadable(name, reason));
  }

  private String nameOf(List<String> folder) {
    return folder.isEmpty() ? lastName() : String.join("/", folder);
  }

  private List<String> below(String path) {
    return List.of(path.substring(inside(List.of()).length()).split("/"));
  }

  private String lastName() {
    String last = location.substring(location.lastIndexOf('/') + 1);
    return last.isEmpty() ? "root" : last;
  }
}
