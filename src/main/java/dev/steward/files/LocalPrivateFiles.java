package dev.steward.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** New local files that are flushed together. */
final class LocalPrivateFiles implements PrivateFiles {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final List<Path> written = new ArrayList<>();

  @Override
  public OutputStream write(String path) throws IOException {
    Path file = LocalFileStore.local(path);
    OwnerOnly owner = OwnerOnly.of(file);
    owner.makeFolder(file.getParent());
    // one that is there would keep its permissions
    Files.deleteIfExists(file);
    FileChannel channel = FileChannel.open(file, NEW, owner.file());
    written.add(file);
    return new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /** Several at a time: those that wait for the disk together share its journal's writes. */
  @Override
  public void settle() throws IOException {
    List<Callable<Path>> flushes = new ArrayList<>();
    for (Path file : written) {
      flushes.add(
          () -> {
            flush(file);
            return file;
          });
    }
    Together.all(flushes);
    written.stream().map(Path::getParent).distinct().forEach(LocalFileStore::flushFolder);
    written.clear();
  }

  private static void flush(Path file) throws IOException {
    // a file is flushed whichever channel it was written by
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      FileSystemException named =
          new FileSystemException(file.toString(), null, FileStore.reason(e));
      named.initCause(e);
      throw named;
    }
  }
}
