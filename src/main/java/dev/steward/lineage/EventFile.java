package dev.steward.lineage;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of events, a line each. The library's own would hide that it cannot write. */
record EventFile(Path file) implements EventSink {
  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public void send(RunEvent event) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    // in one write: several processes may append
    byte[] line = (OpenLineageClientUtils.toJson(event) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public void close() {}
}
