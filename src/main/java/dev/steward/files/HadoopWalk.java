package dev.steward.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Finds the files below a folder of a Hadoop file system. */
final class HadoopWalk {
  private final FileSystem system;
  private final Path root;
  private final List<StoredFile> files = new ArrayList<>();
  private final List<Listing.Unreadable> unreadable = new ArrayList<>();

  HadoopWalk(FileSystem system, Path root) {
    this.system = system;
    this.root = root;
  }

  /**
   * Folder by folder.
   *
   * @throws IOException where the folder itself cannot be looked into
   */
  Listing folders() throws IOException {
    enter(root);
    return listing();
  }

  /** All at once. */
  Listing flat() throws IOException {
    RemoteIterator<LocatedFileStatus> found = system.listFiles(root, true);
    while (found.hasNext()) {
      FileStatus status = found.next();
      if (isShown(status.getPath())) {
        files.add(HadoopFileStore.stored(status));
      }
    }
    return listing();
  }

  private void enter(Path folder) throws IOException {
    RemoteIterator<FileStatus> entries = system.listStatusIterator(folder);
    while (entries.hasNext()) {
      FileStatus entry = entries.next();
      if (HiddenNames.isHidden(entry.getPath().getName())) {
        continue;
      }
      if (entry.isFile()) {
        files.add(HadoopFileStore.stored(entry));
      } else if (entry.isDirectory()) {
        enterOrNote(entry.getPath());
      } else {
        note(entry.getPath(), "a symbolic link");
      }
    }
  }

  private void enterOrNote(Path folder) {
    try {
      enter(folder);
    } catch (IOException e) {
      note(folder, FileStore.reason(HadoopErrors.translate(folder.toString(), e)));
    }
  }

  private void note(Path path, String reason) {
    unreadable.add(new Listing.Unreadable(path.toString(), reason));
  }

  private boolean isShown(Path file) {
    for (Path path = file; path != null && !path.equals(root); path = path.getParent()) {
      if (HiddenNames.isHidden(path.getName())) {
        return false;
      }
    }
    return true;
  }

  private Listing listing() {
    files.sort(Comparator.comparing(StoredFile::path));
    unreadable.sort(Comparator.comparing(Listing.Unreadable::path));
    return new Listing(files, unreadable);
  }
}
