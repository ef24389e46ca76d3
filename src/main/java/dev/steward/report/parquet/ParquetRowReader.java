package dev.steward.report.parquet;

import dev.steward.files.SeekableFile;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads back the rows of a file that {@link ParquetRows} or {@link ParquetColumns} wrote, in order.
 * Holds the compressed bytes of one row group. Used by one thread.
 */
public final class ParquetRowReader implements Closeable {
  private static final String NOT_AS_WRITTEN = "not a Parquet file as reports are";

  private final ParquetFileReader reader;
  private final FileMetaData metadata;
  private final List<Class<?>> valueTypes;
  private final List<ColumnReader> cells = new ArrayList<>();
  private long left;

  private ParquetRowReader(ParquetFileReader reader, List<Class<?>> valueTypes) {
    this.reader = reader;
    this.metadata = reader.getFooter().getFileMetaData();
    this.valueTypes = valueTypes;
  }

  /**
   * Begins to read.
   *
   * @param file closed by whoever opened it
   * @param name and columns as they were written
   * @throws IOException where the file is not one of these columns
   */
  public static ParquetRowReader open(SeekableFile file, String name, Map<String, Class<?>> columns)
      throws IOException {
    return new ParquetRowReader(
        ParquetFooter.open(file, name, columns), List.copyOf(columns.values()));
  }

  /** The next row, or null after the last. */
  public @Nullable List<@Nullable Object> next() throws IOException {
    try {
      while (left == 0) {
        PageReadStore pages = reader.readNextRowGroup();
        if (pages == null) {
          return null;
        }
        begin(pages);
      }
      left--;
      return row();
    } catch (RuntimeException e) {
      throw new IOException(NOT_AS_WRITTEN, e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private void begin(PageReadStore pages) {
    MessageType schema = metadata.getSchema();
    ColumnReadStore columns =
        new ColumnReadStoreImpl(
            pages,
            new DummyRecordConverter(schema).getRootConverter(),
            schema,
            metadata.getCreatedBy());
    cells.clear();
    schema.getColumns().forEach(column -> cells.add(columns.getColumnReader(column)));
    left = pages.getRowCount();
  }

  private List<@Nullable Object> row() {
    List<@Nullable Object> row = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      ColumnReader cell = cells.get(i);
      row.add(cell.getCurrentDefinitionLevel() == 0 ? null : value(cell, valueTypes.get(i)));
      cell.consume();
    }
    return row;
  }

  private static Object value(ColumnReader cell, Class<?> valueType) {
    if (valueType == String.class) {
      return cell.getBinary().toStringUsingUTF8();
    } else if (valueType == Boolean.class) {
      return cell.getBoolean();
    } else if (valueType == Double.class) {
      return cell.getDouble();
    } else if (valueType == LocalDate.class) {
      return LocalDate.ofEpochDay(cell.getInteger());
    }
    return valueType == Instant.class
        ? Instant.EPOCH.plus(cell.getLong(), ChronoUnit.MICROS)
        : (Object) cell.getLong();
  }
}
