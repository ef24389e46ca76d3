package dev.steward.source.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files by parquet-java's own writer. */
final class ParquetFile {
  private ParquetFile() {}

  static void write(Path file, String schema, int rows, BiConsumer<Group, Integer> row)
      throws IOException {
    write(file, MessageTypeParser.parseMessageType(schema), rows, row, builder -> builder);
  }

  static void write(
      Path file,
      MessageType schema,
      int rows,
      BiConsumer<Group, Integer> row,
      UnaryOperator<ExampleParquetWriter.Builder> options)
      throws IOException {
    Files.createDirectories(file.getParent());
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema);
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer = options.apply(builder).build()) {
      for (int i = 0; i < rows; i++) {
        Group group = groups.newGroup();
        row.accept(group, i);
        writer.write(group);
      }
    }
  }
}
