package dev.steward.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** Writes the interactions of a {@link LargeEstate}: twelve columns of text, six of few values. */
final class LargeInteractions {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message interaction {
            required binary interactionid (STRING);
            required binary contactid (STRING);
            required binary email (STRING);
            optional binary ipaddress (STRING);
            required binary linkurl (STRING);
            required binary session (STRING);
            required binary kind (STRING);
            required binary campaign (STRING);
            required binary subjectline (STRING);
            required binary useragent (STRING);
            required binary country (STRING);
            required binary city (STRING);
          }
          """);

  private final LargeEstate estate;
  private final int rowsInGroup;

  LargeInteractions(LargeEstate estate, int rowsInGroup) {
    this.estate = estate;
    this.rowsInGroup = rowsInGroup;
  }

  void write(Path folder, long rows, int files) throws IOException {
    Files.createDirectories(folder);
    for (int file = 0; file < files; file++) {
      Path path = folder.resolve(String.format(Locale.ROOT, "part-%04d.parquet", file));
      try (ParquetWriter<Long> writer =
          new Builder(new LocalOutputFile(path), estate)
              .withConf(new PlainParquetConfiguration())
              .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
              .withCompressionCodec(CompressionCodecName.SNAPPY)
              .withRowGroupRowCountLimit(rowsInGroup)
              .build()) {
        long end = rows * (file + 1) / files;
        for (long row = rows * file / files; row < end; row++) {
          writer.write(row);
        }
      }
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Long, Builder> {
    private final LargeEstate estate;

    Builder(OutputFile file, LargeEstate estate) {
      super(file);
      this.estate = estate;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Long> getWriteSupport(ParquetConfiguration configuration) {
      return new Rows(estate);
    }

    @Override
    protected WriteSupport<Long> getWriteSupport(Configuration configuration) {
      return new Rows(estate);
    }
  }

  /** Writes a row by its number. */
  private static final class Rows extends WriteSupport<Long> {
    private final LargeEstate estate;
    private final List<Binary> kinds = binaries(LargeWords.KINDS);
    private final List<Binary> campaigns = binaries(LargeWords.CAMPAIGNS);
    private final List<Binary> subjects = binaries(LargeWords.SUBJECTS);
    private final List<Binary> agents = binaries(LargeWords.AGENTS);
    private final List<Binary> countries = binaries(LargeWords.COUNTRIES);
    private final List<Binary> cities = binaries(LargeWords.CITIES);
    private @Nullable RecordConsumer consumer;

    Rows(LargeEstate estate) {
      this.estate = estate;
    }

    private static List<Binary> binaries(List<String> words) {
      return words.stream().map(Binary::fromString).toList();
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(Long number) {
      RecordConsumer to = consumer;
      if (to == null) {
        throw new IllegalStateException("Cannot write a record before prepareForWrite");
      }
      long row = number;
      long contact = estate.draw(20, row) & 0xFFFFF;
      long lot = estate.draw(21, row);
      to.startMessage();
      text(to, 0, "IA-" + row);
      text(to, 1, Long.toString(contact));
      text(to, 2, estate.email(contact));
      if (row % 4 != 0) {
        text(to, 3, "198.51." + (lot & 0xFF) + "." + ((lot >>> 8) & 0xFF));
      }
      text(to, 4, "https://shop.example.com/p/" + ((lot >>> 16) & 0xFFFFF) + "?ref=mail");
      text(to, 5, estate.hex(22, row, 16));
      word(to, 6, kinds, lot);
      word(to, 7, campaigns, lot >>> 3);
      word(to, 8, subjects, lot >>> 5);
      word(to, 9, agents, lot >>> 7);
      word(to, 10, countries, contact);
      word(to, 11, cities, contact);
      to.endMessage();
    }

    private static void text(RecordConsumer to, int column, String value) {
      binary(to, column, Binary.fromString(value));
    }

    private static void word(RecordConsumer to, int column, List<Binary> words, long lot) {
      binary(to, column, words.get((int) Long.remainderUnsigned(lot, words.size())));
    }

    private static void binary(RecordConsumer to, int column, Binary value) {
      String name = SCHEMA.getFieldName(column);
      to.startField(name, column);
      to.addBinary(value);
      to.endField(name, column);
    }
  }
}
