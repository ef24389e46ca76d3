package dev.steward.eligibility;

import dev.steward.report.PartFile;
import dev.steward.report.ReportPart;
import dev.steward.report.ReportSchema;
import dev.steward.report.vector.ReportVector;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part that is begun with its first rows. For one thread. */
final class PartRows implements Closeable {
  private final PartFiles files;
  private final ReportSchema schema;
  private final String name;
  private @Nullable ReportPart part;

  PartRows(PartFiles files, ReportSchema schema, String name) {
    this.files = files;
    this.schema = schema;
    this.name = name;
  }

  void add(int rows, List<ReportVector> vectors) throws IOException {
    ReportPart open = part;
    if (open == null) {
      open = files.start(schema, name);
      part = open;
    }
    open.add(rows, vectors);
  }

  /** The part; empty where it has no rows. */
  Optional<PartFile> finish() throws IOException {
    return part == null ? Optional.empty() : Optional.of(files.finish(part, schema, name));
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      part.close();
    }
  }
}
