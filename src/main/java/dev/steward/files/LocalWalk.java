package dev.steward.files;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the files below a local folder; what cannot be looked into is noted, not passed over. */
final class LocalWalk {
  private final List<StoredFile> files = new ArrayList<>();
  private final List<Listing.Unreadable> unreadable = new ArrayList<>();
  private final Set<Path> above = new HashSet<>();

  private LocalWalk() {}

  /**
   * @throws IOException where the folder itself cannot be looked into
   */
  static Listing below(Path root) throws IOException {
    LocalWalk walk = new LocalWalk();
    walk.enter(root);
    walk.files.sort(Comparator.comparing(StoredFile::path));
    walk.unreadable.sort(Comparator.comparing(Listing.Unreadable::path));
    return new Listing(walk.files, walk.unreadable);
  }

  private void enter(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!above.add(real)) {
      return;
    }
    try {
      for (Path entry : entries(folder)) {
        visit(entry);
      }
    } finally {
      above.remove(real);
    }
  }

  private void visit(Path entry) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        enter(entry);
      } else if (attributes.isRegularFile()) {
        requireExpressible(entry);
        files.add(LocalFileStore.stored(entry, attributes));
      }
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(entry)) {
        note(entry, "a symbolic link to nothing");
      }
    } catch (IOException e) {
      note(entry, FileStore.reason(e));
    }
  }

  private void note(Path entry, String reason) {
    unreadable.add(new Listing.Unreadable(LocalFileStore.name(entry), reason));
  }

  // the folder is closed before its subfolders are entered: depth takes no open files
  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        if (!HiddenNames.isHidden(String.valueOf(entry.getFileName()))) {
          entries.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  private static void requireExpressible(Path entry) throws IOException {
    try {
      if (Path.of(entry.toString()).equals(entry)) {
        return;
      }
    } catch (InvalidPathException e) {
      // told below
    }
    throw new FileSystemException(
        entry.toString(),
        null,
        "the name cannot be written in this process's charset ("
            + System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name())
            + "); start it with LC_ALL=C.UTF-8");
  }
}
