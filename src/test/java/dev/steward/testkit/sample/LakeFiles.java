package dev.steward.testkit.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as Parquet files, a folder a partition, several row groups a file. A table's schema
 * is the resource of its name.
 */
final class LakeFiles {
  private static final int ROWS_A_GROUP = 1000;

  private LakeFiles() {}

  static void write(SampleTable table, Path lake) throws IOException {
    MessageType schema = schema(table);
    List<String> names = table.storedColumns().stream().map(SampleColumn::name).toList();
    int partition =
        names.indexOf(
            table.storedColumns().stream()
                .filter(SampleColumn::partition)
                .findFirst()
                .orElseThrow()
                .name());
    Map<String, ParquetWriter<Map<String, @Nullable Object>>> writers = new LinkedHashMap<>();
    for (SampleTable.Row row : table.rows()) {
      String value = Objects.toString(row.cells().get(partition));
      ParquetWriter<Map<String, @Nullable Object>> writer = writers.get(value);
      if (writer == null) {
        Path folder = lake.resolve(table.ref().table()).resolve(names.get(partition) + "=" + value);
        Files.createDirectories(folder);
        writer = open(folder.resolve("part-0000.parquet"), schema);
        writers.put(value, writer);
      }
      Map<String, @Nullable Object> record = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        record.put(names.get(i), row.cells().get(i));
      }
      writer.write(record);
    }
    for (ParquetWriter<?> writer : writers.values()) {
      writer.close();
    }
  }

  private static MessageType schema(SampleTable table) throws IOException {
    String resource = table.ref().table().replace('/', '-').toLowerCase(Locale.ROOT) + ".schema";
    try (InputStream in =
        Objects.requireNonNull(LakeFiles.class.getResourceAsStream(resource), resource)) {
      return MessageTypeParser.parseMessageType(
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static ParquetWriter<Map<String, @Nullable Object>> open(Path file, MessageType schema)
      throws IOException {
    return new Builder(new LocalOutputFile(file), schema)
        .withConf(new PlainParquetConfiguration())
        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withDictionaryEncoding(true)
        .withRowGroupRowCountLimit(ROWS_A_GROUP)
        .build();
  }

  private static final class Builder
      extends ParquetWriter.Builder<Map<String, @Nullable Object>, Builder> {
    private final MessageType schema;

    Builder(OutputFile file, MessageType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Map<String, @Nullable Object>> getWriteSupport(
        ParquetConfiguration configuration) {
      return new RecordWriteSupport(schema);
    }

    @Override
    protected WriteSupport<Map<String, @Nullable Object>> getWriteSupport(
        org.apache.hadoop.conf.Configuration configuration) {
      return new RecordWriteSupport(schema);
    }
  }
}
