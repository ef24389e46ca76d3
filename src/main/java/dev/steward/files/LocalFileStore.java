package dev.steward.files;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of this machine, by {@code java.nio} alone. */
final class LocalFileStore implements FileStore {
  // two letters at least: C:\data is a path
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final Pattern FILE_URI = Pattern.compile("(?i)file:(//[^/]*)?");

  private LocalFileStore() {}

  /**
   * @throws FileSystemException where the location cannot be a path
   */
  static LocalFileStore of(String location) throws FileSystemException {
    local(withoutScheme(location));
    return new LocalFileStore();
  }

  static boolean isLocal(String location) {
    return !SCHEME.matcher(location).matches() || FILE_URI.matcher(location).lookingAt();
  }

  static StoredFile stored(Path path, BasicFileAttributes attributes) {
    return new StoredFile(name(path), attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  /** The path with {@code /} between its parts on every system. */
  static String name(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  @Override
  public String resolve(String location) {
    Path path = Path.of(withoutScheme(location)).toAbsolutePath();
    Path normal = path.normalize();
    return name(leadToTheSame(path, normal) ? normal : path);
  }

  @Override
  public Listing list(String path) throws IOException {
    Path root = local(path);
    BasicFileAttributes attributes = attributes(root);
    if (!attributes.isDirectory()) {
      return new Listing(List.of(stored(root, attributes)), List.of());
    }
    return LocalWalk.below(root);
  }

  @Override
  public boolean exists(String path) throws IOException {
    try {
      attributes(local(path));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public StoredFile stat(String path) throws IOException {
    Path file = local(path);
    return stored(file, attributes(file));
  }

  @Override
  public SeekableFile open(String path) throws IOException {
    FileChannel channel = channel(path);
    try {
      return new LocalFile(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public InputStream read(String path) throws IOException {
    return Channels.newInputStream(channel(path));
  }

  @Override
  public OutputStream write(String path) throws IOException {
    Path file = local(path);
    makeFolders(file.getParent());
    return new BufferedOutputStream(DurableOutput.open(file), 1 << 16);
  }

  @Override
  public OutputStream writePrivately(String path) throws IOException {
    Path file = local(path);
    OwnerOnly owner = OwnerOnly.of(file);
    owner.makeFolder(file.getParent());
    // one that is there would keep its permissions
    Files.deleteIfExists(file);
    return new BufferedOutputStream(DurableOutput.open(file, owner.file()), 1 << 16);
  }

  @Override
  public PrivateFiles privateFiles() {
    return new LocalPrivateFiles();
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path source = local(from);
    Path target = local(to);
    if (attributes(source).isDirectory() && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to);
    }
    makeFolders(target.getParent());
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    flushFolder(target.getParent());
    if (!Objects.equals(source.getParent(), target.getParent())) {
      flushFolder(source.getParent());
    }
  }

  @Override
  public void link(FileStore source, String from, String to) throws IOException {
    Path target = local(to);
    Path file = source instanceof LocalFileStore ? file(from) : null;
    makeFolders(target.getParent());
    if (file == null || !HardLink.make(file, target)) {
      try (InputStream in = source.read(from)) {
        // not through what may be a link
        Files.deleteIfExists(target);
        try (OutputStream out = write(to)) {
          in.transferTo(out);
        }
      }
    }
  }

  @Override
  public String target(String path) throws IOException {
    return name(local(path).toRealPath());
  }

  @Override
  public boolean isWritable(String path) throws IOException {
    return LocalPermissions.admitWriting(local(path));
  }

  @Override
  public void replace(String from, String to) throws IOException {
    LocalPermissions.copy(local(to), local(from));
    move(from, to);
  }

  @Override
  public List<String> names(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(local(folder))) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Path root = local(path);
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public boolean movesAtomically() {
    return true;
  }

  /** Makes the folder's entries durable, where the system lets folders be flushed. */
  static void flushFolder(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows and some network file systems refuse it; there is no other way to ask
    }
  }

  static void makeFolders(@Nullable Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    makeFolders(folder.getParent());
    Files.createDirectories(folder);
    flushFolder(folder.getParent());
  }

  private static FileChannel channel(String path) throws IOException {
    return FileChannel.open(file(path), StandardOpenOption.READ);
  }

  private static Path file(String path) throws IOException {
    Path file = local(path);
    if (attributes(file).isDirectory()) {
      throw new FileSystemException(path, null, "is a folder");
    }
    return file;
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (FileSystemException e) {
      // newer JDKs say so themselves
      throw isBelowAFile(path) ? new NoSuchFileException(path.toString()) : e;
    }
  }

  private static boolean isBelowAFile(Path path) {
    Path above = path.getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above != null && !Files.isDirectory(above);
  }

  private static String withoutScheme(String location) {
    Matcher uri = FILE_URI.matcher(location);
    return uri.lookingAt() ? location.substring(uri.end()) : location;
  }

  static Path local(String path) throws FileSystemException {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new FileSystemException(path, null, "is not a path here: " + e.getReason());
    }
  }

  // a/../b is not b where a is a symbolic link
  private static boolean leadToTheSame(Path path, Path normal) {
    if (path.equals(normal)) {
      return true;
    }
    try {
      return Files.isSameFile(path, normal);
    } catch (IOException e) {
      return !Files.exists(path);
    }
  }
}
