package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.jspecify.annotations.Nullable;

/** Reads the chunks of a file by either decoder, in the same steps. */
final class BothDecoders implements AutoCloseable {
  private static final int READ_AHEAD = 1000;

  private final Unpacker unpacker = new Unpacker();
  private final SeekableFile file;
  private final Footer footer;

  BothDecoders(Path path) throws IOException {
    file = FileStore.of(path.toString(), Map.of()).open(path.toString());
    footer = Footer.read(file);
  }

  /** A chunk that both decoders can read. */
  record Chunk(Leaf leaf, ColumnChunkMetaData stored, long rows) {
    @Override
    public String toString() {
      return leaf.name() + " " + stored.getEncodings();
    }
  }

  List<Chunk> chunks() {
    List<Chunk> chunks = new ArrayList<>();
    for (BlockMetaData group : footer.groups()) {
      for (ColumnChunkMetaData stored : group.getColumns()) {
        for (Leaf leaf : footer.leaves()) {
          if (ColumnPath.get(leaf.descriptor().getPath()).equals(stored.getPath())
              && FlatDecoder.reads(leaf, stored)) {
            chunks.add(new Chunk(leaf, stored, group.getRowCount()));
          }
        }
      }
    }
    return chunks;
  }

  ColumnDecoder flat(Chunk chunk, boolean indexed) throws IOException {
    ChunkPages pages = new ChunkPages(file, chunk.stored(), READ_AHEAD, unpacker);
    return new FlatDecoder(chunk.leaf(), pages, indexed ? index(chunk) : null, chunk.rows());
  }

  ColumnDecoder general(Chunk chunk, boolean indexed) throws IOException {
    ChunkPages pages = new ChunkPages(file, chunk.stored(), READ_AHEAD, unpacker);
    OffsetIndex index = indexed ? index(chunk) : null;
    return new LeafDecoder(chunk.leaf(), pages, index, footer.writer(), chunk.rows());
  }

  private @Nullable OffsetIndex index(Chunk chunk) throws IOException {
    IndexReference place = chunk.stored().getOffsetIndexReference();
    return place == null
        ? null
        : Thrift.offsetIndex(
            Footer.bytes(file, place.getOffset(), place.getOffset() + place.getLength()));
  }

  /** All that a decoder yields: for each batch the kind of its vector, then its cells. */
  static List<String> all(ColumnDecoder decoder, Chunk chunk, long seed) throws IOException {
    return read(decoder, chunk, seed, 0);
  }

  /** As {@link #all}, with stretches that are passed over. */
  static List<String> parts(ColumnDecoder decoder, Chunk chunk, long seed) throws IOException {
    return read(decoder, chunk, seed, 700);
  }

  private static List<String> read(ColumnDecoder decoder, Chunk chunk, long seed, int gap)
      throws IOException {
    Random random = new Random(seed);
    List<String> yielded = new ArrayList<>();
    long row = 0;
    decoder.moveTo(0);
    while (row < chunk.rows()) {
      int rows = 0;
      for (int steps = random.nextInt(1, 5); steps > 0 && row < chunk.rows(); steps--) {
        int step = (int) Math.min(random.nextInt(1, 400), chunk.rows() - row);
        rows += decoder.decode(step, Long.MAX_VALUE);
        row += step;
      }
      ColumnVector vector = decoder.take();
      yielded.add(vector.getClass().getSimpleName() + rows);
      for (int i = 0; i < vector.size(); i++) {
        yielded.add(Cells.text(vector, i));
      }
      if (gap > 0 && row < chunk.rows()) {
        row = Math.min(chunk.rows() - 1, row + random.nextInt(gap));
        decoder.moveTo(row);
      }
    }
    return yielded;
  }

  @Override
  public void close() throws IOException {
    unpacker.close();
    file.close();
  }
}
