package dev.steward.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.functional.FutureIO;

/** Files of a file system that Hadoop has a client for. */
final class HadoopFileStore implements FileStore {
  private static final Set<String> ATOMIC = Set.of("hdfs", "viewfs");

  // Hadoop's own cache does not tell settings apart
  private static final Map<Key, HadoopFileStore> OPEN = new ConcurrentHashMap<>();

  private final FileSystem system;
  private final Configuration configuration;
  private final boolean atomic;

  private record Key(String scheme, String authority, Map<String, String> settings) {
    @Override
    public String toString() {
      return "Key[" + scheme + "://" + authority + "]";
    }
  }

  private HadoopFileStore(FileSystem system, Configuration configuration, boolean atomic) {
    this.system = system;
    this.configuration = configuration;
    this.atomic = atomic;
  }

  /** The same for the same file system and settings; it stays open as long as the process. */
  static HadoopFileStore of(String location, Map<String, String> own) throws IOException {
    URI uri = uri(location);
    Map<String, String> settings = new HashMap<>(HadoopSettings.common());
    settings.putAll(own);
    Key key =
        new Key(
            String.valueOf(uri.getScheme()),
            String.valueOf(uri.getAuthority()),
            Map.copyOf(settings));
    HadoopFileStore known = OPEN.get(key);
    if (known == null) {
      known = open(location, uri, settings);
      OPEN.put(key, known);
    }
    return known;
  }

  private static HadoopFileStore open(String location, URI uri, Map<String, String> settings)
      throws IOException {
    Configuration configuration = HadoopSettings.configuration(settings);
    return HadoopErrors.translated(
        location,
        () -> {
          FileSystem system = FileSystem.newInstance(uri, configuration);
          return new HadoopFileStore(system, configuration, ATOMIC.contains(system.getScheme()));
        });
  }

  private static URI uri(String location) throws IOException {
    try {
      return new Path(location).toUri();
    } catch (IllegalArgumentException e) {
      throw new FileSystemException(location, null, "is not a URI of a file system");
    }
  }

  @Override
  public String resolve(String location) {
    String path = system.makeQualified(path(location)).toString();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  @Override
  public Listing list(String path) throws IOException {
    FileStatus status = status(path);
    if (status.isFile()) {
      return new Listing(List.of(stored(status)), List.of());
    }
    HadoopWalk walk = new HadoopWalk(system, status.getPath());
    // an object store has no folders to be refused: one flat listing is all it takes
    return HadoopErrors.translated(path, atomic ? walk::folders : walk::flat);
  }

  @Override
  public boolean exists(String path) throws IOException {
    try {
      status(path);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public StoredFile stat(String path) throws IOException {
    return stored(status(path));
  }

  @Override
  public SeekableFile open(String path) throws IOException {
    FileStatus status = file(path);
    return new HadoopFile(input(status), status.getLen(), path);
  }

  @Override
  public InputStream read(String path) throws IOException {
    return new HadoopInput(input(file(path)), path);
  }

  @Override
  public OutputStream write(String path) throws IOException {
    return write(
        path, FsPermission.getFileDefault().applyUMask(FsPermission.getUMask(configuration)));
  }

  @Override
  public OutputStream writePrivately(String path) throws IOException {
    delete(path); // one that is there would keep its permissions
    return write(path, new FsPermission("600"));
  }

  private OutputStream write(String path, FsPermission permission) throws IOException {
    Path file = path(path);
    FSDataOutputStream out =
        HadoopErrors.translated(
            path,
            () ->
                system.create(
                    file,
                    permission,
                    EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE, CreateFlag.SYNC_BLOCK),
                    configuration.getInt("io.file.buffer.size", 1 << 16),
                    system.getDefaultReplication(file),
                    system.getDefaultBlockSize(file),
                    null));
    return new HadoopOutput(out, path);
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path source = path(from);
    Path target = path(to);
    boolean folder = status(from).isDirectory();
    boolean replaces = exists(to);
    if (folder && replaces) {
      throw new FileAlreadyExistsException(to);
    }
    if (atomic) {
      HadoopErrors.translated(
          to,
          () -> {
            system.mkdirs(target.getParent());
            FileContext.getFileContext(system.getUri(), configuration)
                .rename(source, target, Options.Rename.OVERWRITE);
            return true;
          });
      return;
    }
    if (replaces) {
      delete(to);
    }
    if (!HadoopErrors.translated(to, () -> system.rename(source, target))) {
      throw new FileSystemException(from, to, "the file system would not move it");
    }
  }

  @Override
  public boolean isWritable(String path) throws IOException {
    FileStatus status = status(path);
    FsPermission permission = status.getPermission();
    // an object store makes permissions up
    return !atomic
        || permission.getUserAction().implies(FsAction.WRITE)
        || permission.getGroupAction().implies(FsAction.WRITE)
        || permission.getOtherAction().implies(FsAction.WRITE);
  }

  @Override
  public void replace(String from, String to) throws IOException {
    if (atomic) {
      HadoopErrors.translated(to, () -> takeOver(path(from), system.getFileStatus(path(to))));
      move(from, to);
    } else {
      // moved, it would not be there for a while
      overwrite(from, to);
      delete(from);
    }
  }

  private boolean takeOver(Path file, FileStatus old) throws IOException {
    FileStatus status = system.getFileStatus(file);
    system.setReplication(file, old.getReplication());
    if (!status.getOwner().equals(old.getOwner()) || !status.getGroup().equals(old.getGroup())) {
      system.setOwner(file, old.getOwner(), old.getGroup());
    }
    system.setPermission(file, old.getPermission());
    if (old.hasAcl()) {
      system.setAcl(file, system.getAclStatus(old.getPath()).getEntries());
    }
    return true;
  }

  private void overwrite(String from, String to) throws IOException {
    try (InputStream in = read(from)) {
      HadoopErrors.translated(
          to,
          () -> {
            FSDataOutputStream out = system.create(path(to), true);
            try {
              in.transferTo(out);
            } catch (IOException | RuntimeException e) {
              // closed, it would publish what it has
              if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
                out.abort();
              }
              throw e;
            }
            out.close();
            return true;
          });
    }
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return HadoopErrors.translated(
        folder,
        () ->
            Stream.of(system.listStatus(path(folder)))
                .map(status -> status.getPath().getName())
                .sorted()
                .toList());
  }

  @Override
  public void delete(String path) throws IOException {
    HadoopErrors.translated(path, () -> system.delete(path(path), true));
  }

  @Override
  public boolean movesAtomically() {
    return atomic;
  }

  static StoredFile stored(FileStatus status) {
    return new StoredFile(
        status.getPath().toString(),
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  private FileStatus file(String path) throws IOException {
    FileStatus status = status(path);
    if (status.isDirectory()) {
      throw new FileSystemException(path, null, "is a folder");
    }
    return status;
  }

  private FileStatus status(String path) throws IOException {
    return HadoopErrors.translated(path, () -> system.getFileStatus(path(path)));
  }

  private FSDataInputStream input(FileStatus status) throws IOException {
    return HadoopErrors.translated(
        status.getPath().toString(),
        () ->
            FutureIO.awaitFuture(system.openFile(status.getPath()).withFileStatus(status).build()));
  }

  // a bucket's name alone would be taken for a path relative to a home folder
  private static Path path(String path) {
    Path parsed = new Path(path);
    return parsed.toUri().getPath().isEmpty() ? new Path(path + "/") : parsed;
  }
}
