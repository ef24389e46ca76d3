package dev.steward.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** A file system that is not this machine's own, served by this JVM. */
public interface RemoteFiles extends Closeable {
  /** Where it begins, such as {@code hdfs://localhost:8020}; without a slash at the end. */
  String root();

  /** How Hadoop's client gets there. */
  Map<String, String> settings();

  /** The same as arguments of a command. */
  default List<String> properties() {
    return settings().entrySet().stream()
        .map(it -> "--steward.hadoop[%s]=%s".formatted(it.getKey(), it.getValue()))
        .toList();
  }

  /** Copies a local folder with all that is in it. */
  default void upload(Path folder, String to) throws IOException {
    try (FileSystem system = client();
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (var out =
            system.create(new org.apache.hadoop.fs.Path(to + "/" + folder.relativize(file)))) {
          Files.copy(file, out);
        }
      }
    }
  }

  /** The way back. A folder that is not there gives an empty one. */
  default void download(String from, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (FileSystem system = client()) {
      org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(from);
      if (!system.exists(root)) {
        return;
      }
      String prefix = system.makeQualified(root).toUri().getPath() + "/";
      var files = system.listFiles(root, true);
      while (files.hasNext()) {
        org.apache.hadoop.fs.Path file = files.next().getPath();
        Path copy = folder.resolve(file.toUri().getPath().substring(prefix.length()));
        Files.createDirectories(copy.getParent());
        try (var in = system.open(file)) {
          Files.copy(in, copy);
        }
      }
    }
  }

  private FileSystem client() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("fs.s3a.input.stream.type", "classic");
    settings().forEach(configuration::set);
    return FileSystem.newInstance(
        new org.apache.hadoop.fs.Path(root() + "/").toUri(), configuration);
  }
}
