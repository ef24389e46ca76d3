package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * A file that takes another's place, read again before it does.
 *
 * @param again what the lasting changes would do to it
 */
record WrittenFile(
    String attempt, SeekableFile file, Footer footer, LastingChanges changes, FileRewrite again) {

  /**
   * @throws CorruptFileException where it is not what is to be left of the other
   */
  void require(Footer old, FileRewrite rewrite) throws IOException, SourceException {
    long[] wanted =
        IntStream.range(0, old.groups().size())
            .filter(group -> rewrite.left()[group] > 0 || !rewrite.touches(group))
            .mapToLong(group -> rewrite.left()[group])
            .toArray();
    long[] rows = footer.groups().stream().mapToLong(group -> group.getRowCount()).toArray();
    again.look();
    if (!footer.schema().equals(old.schema())
        || !Arrays.equals(rows, wanted)
        || changes.positions().anyMatch(change -> again.changed().get(change) > 0)) {
      throw new CorruptFileException("what was written does not read as it should");
    }
    for (int group = 0; group < footer.groups().size(); group++) {
      for (ColumnChunkMetaData chunk : footer.groups().get(group).getColumns()) {
        try {
          if (ChunkForm.of(file, chunk).values() != chunk.getValueCount()) {
            throw new CorruptFileException("its pages have other values than it says");
          }
        } catch (IOException e) {
          throw new SourceException(
              attempt + ", row group " + group + ", column " + chunk.getPath().toDotString(),
              Faults.reason(e),
              e);
        }
      }
    }
  }

  @Override
  public String toString() {
    return "WrittenFile[" + footer + "]";
  }
}
