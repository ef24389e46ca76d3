package dev.steward.source.parquet;

import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * What a page, and its chunk, say of values: statistics, sizes, a bloom filter. Byte arrays are
 * ordered byte by byte, without signs. For one thread.
 */
final class ValueSummary {
  private final PrimitiveType type;
  private final int maxDefinition;
  private final ChunkTraits traits;
  private final @Nullable BloomFilter bloom;
  private Statistics<?> statistics;
  private byte[] least = new byte[0];
  private byte[] most = new byte[0];
  private boolean any;
  private long bytes;

  ValueSummary(ColumnDescriptor column, ChunkTraits traits, @Nullable NewBloom bloom) {
    this.type = column.getPrimitiveType();
    this.maxDefinition = column.getMaxDefinitionLevel();
    this.traits = traits;
    this.bloom = bloom == null ? null : bloom.filter();
    this.statistics = fresh();
  }

  private Statistics<?> fresh() {
    return traits.statistics() ? Statistics.createStats(type) : Statistics.noopStats(type);
  }

  /** Values of the same width, one after another. */
  void fixed(byte[] data, int from, int count) {
    int at = from;
    switch (type.getPrimitiveTypeName()) {
      case INT32 -> {
        for (int i = 0; i < count; i++, at += Integer.BYTES) {
          int value = LittleEndian.intAt(data, at);
          statistics.updateStats(value);
          if (bloom != null) {
            bloom.insertHash(bloom.hash(value));
          }
        }
      }
      case INT64 -> {
        for (int i = 0; i < count; i++, at += Long.BYTES) {
          long value = LittleEndian.longAt(data, at);
          statistics.updateStats(value);
          if (bloom != null) {
            bloom.insertHash(bloom.hash(value));
          }
        }
      }
      case FLOAT -> {
        for (int i = 0; i < count; i++, at += Float.BYTES) {
          float value = Float.intBitsToFloat(LittleEndian.intAt(data, at));
          statistics.updateStats(value);
          if (bloom != null) {
            bloom.insertHash(bloom.hash(value));
          }
        }
      }
      case DOUBLE -> {
        for (int i = 0; i < count; i++, at += Double.BYTES) {
          double value = Double.longBitsToDouble(LittleEndian.longAt(data, at));
          statistics.updateStats(value);
          if (bloom != null) {
            bloom.insertHash(bloom.hash(value));
          }
        }
      }
      default -> throw new IllegalStateException("Values of " + type + " have no width");
    }
  }

  /** A byte array. */
  void varying(byte[] data, int from, int length) {
    bound(data, from, length);
    bytes += length;
    if (bloom != null) {
      bloom.insertHash(bloom.hash(Binary.fromConstantByteArray(data, from, length)));
    }
  }

  /**
   * An entry of a dictionary that the page refers to, however often.
   *
   * @param isNew whether no page did before
   */
  void entry(byte[] data, int from, int length, boolean isNew) {
    if (type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY) {
      bound(data, from, length);
      if (bloom != null && isNew) {
        bloom.insertHash(bloom.hash(Binary.fromConstantByteArray(data, from, length)));
      }
    } else {
      fixed(data, from, 1);
    }
  }

  /** Of an entry of a dictionary: its size as often as it is referred to. */
  void size(long size) {
    bytes += size;
  }

  private void bound(byte[] data, int from, int length) {
    if (!traits.statistics()) {
      return;
    }
    int to = from + length;
    if (!any || Arrays.compareUnsigned(data, from, to, least, 0, least.length) < 0) {
      least = Arrays.copyOfRange(data, from, to);
    }
    if (!any || Arrays.compareUnsigned(data, from, to, most, 0, most.length) > 0) {
      most = Arrays.copyOfRange(data, from, to);
    }
    any = true;
  }

  /** Of the values since the last call. */
  Statistics<?> takeStatistics(long nulls) {
    if (any) {
      statistics.updateStats(Binary.fromConstantByteArray(least));
      statistics.updateStats(Binary.fromConstantByteArray(most));
      any = false;
    }
    statistics.incrementNumNulls(nulls);
    Statistics<?> taken = statistics;
    statistics = fresh();
    return taken;
  }

  /**
   * Of the values since the last call.
   *
   * @param definitions number of values by their definition level
   */
  SizeStatistics takeSizes(long[] definitions) {
    long size = bytes;
    bytes = 0;
    if (!traits.sizes()) {
      return SizeStatistics.noopBuilder(type, 0, maxDefinition).build();
    }
    // a histogram of two levels would tell the nulls once more
    return new SizeStatistics(
        type,
        size,
        List.of(),
        maxDefinition > 1 ? Arrays.stream(definitions).boxed().toList() : List.of());
  }

  @Override
  public String toString() {
    return "ValueSummary[" + type.getName() + "]";
  }
}
