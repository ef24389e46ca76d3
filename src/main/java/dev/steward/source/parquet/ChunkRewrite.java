package dev.steward.source.parquet;

import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes what is left of one column chunk, in the form of the one that it was. */
final class ChunkRewrite {
  private static final int READ_AHEAD = 1 << 20;
  private static final int LARGEST_PAGE = 1 << 26;

  private final OldChunk old;
  private final RowFate fate;
  private final ChunkTraits traits;
  private final Unpacker unpacker;
  private final BytesInputCompressor compressor;

  /**
   * @param traits what the chunk is to have beside its pages
   */
  ChunkRewrite(
      OldChunk old,
      RowFate fate,
      ChunkTraits traits,
      Unpacker unpacker,
      BytesInputCompressor compressor) {
    this.old = old;
    this.fate = fate;
    this.traits = traits;
    this.unpacker = unpacker;
    this.compressor = compressor;
  }

  NewChunk write(CountedOutput out) throws IOException {
    ChunkForm form = ChunkForm.of(old.file(), old.chunk());
    if (form.values() != old.chunk().getValueCount()) {
      throw new CorruptFileException("its pages have more values than it says");
    }
    NewChunk written = write(form, isFlat(form), out);
    // positions in a dictionary that is not there are refused by readers, even of nothing but nulls
    return written == null
        ? Objects.requireNonNull(write(form.withoutDictionary(), false, out))
        : written;
  }

  /** Null, and nothing written, where all values are null and the form has a dictionary. */
  private @Nullable NewChunk write(ChunkForm form, boolean flat, CountedOutput out)
      throws IOException {
    MessageType schema = OneColumn.of(old.schema(), leaf().descriptor());
    ColumnDescriptor column = schema.getColumns().get(0);
    ParquetProperties properties = properties(form);
    NewBloom bloom = traits.bloomBytes() < 0 ? null : new NewBloom(traits.bloomBytes());
    try (ColumnChunkPageWriteStore pages =
            ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(each -> compressor)
                .withSchema(schema)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
        ColumnWriteStore store = properties.newColumnWriteStore(schema, pages)) {
      if (flat) {
        ValueSummary summary = new ValueSummary(column, traits, bloom);
        if (!new FlatRewrite(old, form, fate, summary, source(), pages.getPageWriter(column))
            .write()) {
          return null;
        }
      } else {
        long present = copy(store, store.getColumnWriter(column), bloom);
        if (present == 0 && form.coded() != null) {
          return null;
        }
        store.flush();
      }
      return NewChunk.write(
          out, schema, properties, pages, fate.left(), bloom == null ? null : bloom.filter());
    }
  }

  private Leaf leaf() {
    return old.leaf();
  }

  private ParquetProperties properties(ChunkForm form) {
    HeapByteBufferAllocator allocator = HeapByteBufferAllocator.getInstance();
    return ParquetProperties.builder()
        .withWriterVersion(
            form.second()
                ? ParquetProperties.WriterVersion.PARQUET_2_0
                : ParquetProperties.WriterVersion.PARQUET_1_0)
        .withAllocator(allocator)
        .withValuesWriterFactory(new ValueEncodings(form, allocator))
        .withPageSize(LARGEST_PAGE)
        .withPageRowCountLimit(Math.max(1, form.mostValues()))
        .withPageValueCountThreshold(Math.max(1, form.mostValues()))
        .withPageWriteChecksumEnabled(form.checked())
        .withStatisticsEnabled(traits.statistics())
        .withSizeStatisticsEnabled(traits.sizes())
        .build();
  }

  private boolean isFlat(ChunkForm form) {
    LeafEdits edits = traits.edits();
    return FlatRewrite.writes(old, form) && (edits == null || !fate.isOf(edits));
  }

  private ChunkPages source() throws IOException {
    ChunkPages pages = new ChunkPages(old.file(), old.chunk(), READ_AHEAD, unpacker);
    // a page that is written anew gets a checksum that is right
    pages.check();
    return pages;
  }

  /** Number of values that are not null. */
  private long copy(ColumnWriteStore store, ColumnWriter to, @Nullable NewBloom bloom)
      throws IOException {
    Leaf leaf = leaf();
    LeafRows entries = new LeafRows(leaf, source(), null, old.writer(), fate.rows());
    entries.moveTo(0);
    ColumnReader from = entries.reader();
    CurrentValue current = new CurrentValue(from);
    int most = leaf.descriptor().getMaxDefinitionLevel();
    var type = leaf.descriptor().getPrimitiveType().getPrimitiveTypeName();
    ValueCopy copy = ValueCopy.of(type);
    BitSet hashed = new BitSet();
    long total = old.chunk().getValueCount();
    long read = 0;
    long present = 0;
    fate.start();
    for (long row = 0; row < fate.rows(); row++) {
      int change = fate.of(row);
      boolean stays = change != RowFate.GONE;
      LeafEdits edits = change >= 0 ? traits.edits() : null;
      do {
        if (read++ == total) {
          throw new CorruptFileException("it has less values than its row group has rows");
        }
        int repetition = from.getCurrentRepetitionLevel();
        int definition = from.getCurrentDefinitionLevel();
        NewValue filling =
            edits != null && definition == most - 1 && edits.isOf(change)
                ? edits.filling(change)
                : null;
        if (filling != null) {
          filling.write(type, to, repetition, most);
          present++;
          if (bloom != null) {
            bloom.add(type, filling);
          }
        } else if (definition < most) {
          if (stays) {
            to.writeNull(repetition, definition);
          }
        } else if (!stays) {
          from.skip();
        } else if (edits != null && edits.isOf(change)) {
          NewValue made = edits.of(change, current);
          // passes the value where nothing looked at it
          from.skip();
          if (made == null) {
            to.writeNull(repetition, most - 1);
          } else {
            made.write(type, to, repetition, definition);
            present++;
            if (bloom != null) {
              bloom.add(type, made);
            }
          }
        } else {
          copy.value(from, entries.isDictionaryEncoded(), to, repetition, definition);
          present++;
          if (bloom != null && isNew(entries, from, hashed)) {
            bloom.add(type, current);
          }
        }
        from.consume();
      } while (leaf.isRepeated() && from.getCurrentRepetitionLevel() > 0);
      if (stays) {
        store.endRecord();
      }
    }
    if (read != total) {
      throw new CorruptFileException("it has more values than its row group has rows");
    }
    return present;
  }

  /** Whether the value is not one of the dictionary that was there before. */
  private static boolean isNew(LeafRows entries, ColumnReader from, BitSet hashed) {
    if (!entries.isDictionaryEncoded()) {
      return true;
    }
    int id = from.getCurrentValueDictionaryID();
    boolean known = hashed.get(id);
    hashed.set(id);
    return !known;
  }

  @Override
  public String toString() {
    return "ChunkRewrite[" + leaf().name() + "]";
  }
}
