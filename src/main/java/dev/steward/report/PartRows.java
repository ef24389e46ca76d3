package dev.steward.report;

import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import dev.steward.report.parquet.ParquetRowReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report's rows, read back from its Parquet parts, one after the other. */
final class PartRows implements ReportRows {
  private final FileStore store;
  private final ReportSchema schema;
  private final Iterator<PartFile> parts;
  private @Nullable OpenPart open;

  /** A part that is being read. */
  private static final class OpenPart {
    private final PartFile part;
    private final SeekableFile file;
    private final ParquetRowReader rows;
    private long count;

    OpenPart(PartFile part, SeekableFile file, ParquetRowReader rows) {
      this.part = part;
      this.file = file;
      this.rows = rows;
    }
  }

  PartRows(FileStore store, ReportSchema schema, List<PartFile> parts) {
    this.store = store;
    this.schema = schema;
    this.parts = parts.iterator();
  }

  @Override
  public List<ReportColumn> columns() {
    return schema.columns();
  }

  @Override
  public @Nullable List<@Nullable Object> next() throws IOException {
    while (open != null || parts.hasNext()) {
      OpenPart from = open == null ? open(parts.next()) : open;
      open = from;
      List<@Nullable Object> row = next(from);
      if (row != null) {
        return row;
      }
      close();
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    OpenPart last = open;
    open = null;
    if (last != null) {
      try (SeekableFile file = last.file) {
        last.rows.close();
      }
    }
  }

  private OpenPart open(PartFile part) throws IOException {
    try {
      SeekableFile file = store.open(part.path());
      try {
        return new OpenPart(
            part, file, ParquetRowReader.open(file, schema.name(), schema.valueTypes()));
      } catch (IOException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ReportFileException("Cannot read", part.path(), e);
    }
  }

  private static @Nullable List<@Nullable Object> next(OpenPart from) throws IOException {
    List<@Nullable Object> row;
    try {
      row = from.rows.next();
    } catch (IOException e) {
      throw new ReportFileException("Cannot read", from.part.path(), e);
    }
    if (row == null && from.count != from.part.rows()) {
      throw new ReportFileException(
          "Cannot read",
          from.part.path(),
          from.count + " rows, published were " + from.part.rows());
    }
    from.count++;
    return row;
  }
}
