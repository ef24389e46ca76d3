package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A column chunk as it is.
 *
 * @param schema of the file
 * @param writer who wrote it, where that is known
 */
record OldChunk(
    SeekableFile file,
    MessageType schema,
    Leaf leaf,
    ColumnChunkMetaData chunk,
    @Nullable ParsedVersion writer) {
  @Override
  public String toString() {
    return "OldChunk[" + leaf.name() + "]";
  }
}
