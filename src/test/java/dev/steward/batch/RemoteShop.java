package dev.steward.batch;

import dev.steward.testkit.RemoteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The shop with its files, and what is published of it, on another file system. */
record RemoteShop(Shop shop, RemoteFiles files) implements CrashSweep.Estate {
  private String place(Path home) {
    return files.root() + "/" + Integer.toHexString(home.hashCode());
  }

  @Override
  public void prepare(Path home) throws Exception {
    shop.prepare(home);
    for (String source : Shop.FILES) {
      files.upload(home.resolve(source), place(home) + "/" + source);
      FileSystemUtils.deleteRecursively(home.resolve(source));
    }
  }

  @Override
  public List<String> properties(Path home) {
    return Stream.concat(shop.properties(home, place(home)).stream(), files.properties().stream())
        .toList();
  }

  @Override
  public String reports(Path home) {
    return place(home) + "/reports";
  }

  @Override
  public Path published(Path home) throws Exception {
    return copy(home, "reports");
  }

  @Override
  public void killed(Path home) throws Exception {
    shop.killed(home);
  }

  @Override
  public void remove(Path home) throws Exception {
    shop.remove(home);
  }

  @Override
  public Map<String, String> state(Path home) throws Exception {
    for (String source : Shop.FILES) {
      copy(home, source);
    }
    return shop.state(home);
  }

  private Path copy(Path home, String folder) throws Exception {
    Path copy = home.resolve(folder);
    FileSystemUtils.deleteRecursively(copy);
    files.download(place(home) + "/" + folder, copy);
    return copy;
  }
}
