package dev.steward.report.parquet;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/** Builds a writer of rows. */
final class RowWriterBuilder
    extends ParquetWriter.Builder<List<@Nullable Object>, RowWriterBuilder> {
  private final RowWriteSupport support;

  RowWriterBuilder(OutputFile file, RowWriteSupport support) {
    super(file);
    this.support = support;
  }

  @Override
  protected RowWriterBuilder self() {
    return this;
  }

  @Override
  protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
    return support;
  }

  @Override
  protected WriteSupport<List<@Nullable Object>> getWriteSupport(
      ParquetConfiguration configuration) {
    return support;
  }
}
