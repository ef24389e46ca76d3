package dev.steward.request.inbox;

import dev.steward.files.FileStore;
import dev.steward.report.CsvRows;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.report.ReportType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** The file that tells which lines of the inbox were not taken, and why. */
final class Rejections {
  private static final ReportSchema SCHEMA =
      ReportSchema.of(
          "rejected",
          new ReportColumn("file", ReportType.TEXT),
          new ReportColumn("line", ReportType.LONG),
          new ReportColumn("reason", ReportType.TEXT));

  private final FileStore files;
  private final String path;

  Rejections(FileStore files, String path) {
    this.files = files;
    this.path = path;
  }

  void write(List<InboxLine.Rejected> rejected) throws InboxException {
    try {
      if (rejected.isEmpty()) {
        remove();
        return;
      }
      byte[] content = content(rejected);
      if (!isThere(content)) {
        int name = path.lastIndexOf('/') + 1;
        // hidden from whoever reads the folder meanwhile
        String draft = path.substring(0, name) + "." + path.substring(name) + ".tmp";
        try (OutputStream out = files.write(draft)) {
          out.write(content);
        }
        files.move(draft, path);
      }
    } catch (IOException e) {
      throw new InboxException("Cannot write what the inbox rejects to", path, e);
    }
  }

  private void remove() throws IOException {
    boolean isFile =
        files.exists(path)
            && files.list(path).files().stream().anyMatch(file -> file.path().equals(path));
    if (isFile) {
      files.delete(path);
    }
  }

  private boolean isThere(byte[] content) throws IOException {
    if (!files.exists(path) || files.stat(path).length() != content.length) {
      return false;
    }
    try (InputStream in = files.read(path)) {
      return Arrays.equals(in.readAllBytes(), content);
    }
  }

  private static byte[] content(List<InboxLine.Rejected> rejected) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (CsvRows rows = CsvRows.create(content, SCHEMA)) {
      for (InboxLine.Rejected line : rejected) {
        rows.add(List.of(line.file(), line.line(), line.reason()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can be written to", e);
    }
    return content.toByteArray();
  }
}
