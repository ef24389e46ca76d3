package dev.steward.eligibility;

import dev.steward.files.FileStore;
import dev.steward.report.PartFile;
import dev.steward.report.ReportPart;
import dev.steward.report.ReportSchema;
import java.io.IOException;
import java.util.UUID;

/**
 * Where units write the parts of reports, under names that tell the unit: done twice, it leaves the
 * same.
 *
 * @param folder beside the reports, so that parts can be linked
 */
public record PartFiles(FileStore files, String folder) {
  private static final String DRAFT = ".tmp";

  /**
   * Starts a part, in a file that nobody else writes to: see {@link dev.steward.files.ScratchName}.
   */
  ReportPart start(ReportSchema schema, String name) throws IOException {
    return ReportPart.create(files, path(schema, name) + "." + UUID.randomUUID() + DRAFT, schema);
  }

  /** Completes it, under its name. */
  PartFile finish(ReportPart part, ReportSchema schema, String name) throws IOException {
    PartFile finished = part.finish();
    files.move(finished.path(), path(schema, name));
    return finished.movedTo(path(schema, name));
  }

  private String path(ReportSchema schema, String name) {
    return folder + "/" + schema.name() + "-" + name + ".parquet";
  }
}
