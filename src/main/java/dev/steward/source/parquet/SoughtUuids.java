package dev.steward.source.parquet;

import dev.steward.core.KeyTuples;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;

/**
 * UUIDs as they are stored: sixteen bytes.
 *
 * @param values ascending
 */
record SoughtUuids(List<byte[]> values) implements Sought {
  /** Texts that are not as a UUID is written are left out: they cannot be in the leaf. */
  static SoughtUuids of(KeyTuples cells) {
    List<byte[]> values = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      String text = cells.text(cell, 0);
      try {
        UUID uuid = UUID.fromString(text);
        if (uuid.toString().equals(text)) {
          values.add(
              ByteBuffer.allocate(16)
                  .putLong(uuid.getMostSignificantBits())
                  .putLong(uuid.getLeastSignificantBits())
                  .array());
        }
      } catch (IllegalArgumentException e) {
        // it is no UUID
      }
    }
    values.sort(Arrays::compareUnsigned);
    return new SoughtUuids(values);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public boolean within(ByteBuffer min, ByteBuffer max) {
    byte[] least = bytes(min);
    byte[] greatest = bytes(max);
    int from = 0;
    int to = values.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Arrays.compareUnsigned(values.get(middle), least) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < values.size() && Arrays.compareUnsigned(values.get(from), greatest) <= 0;
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public boolean in(BloomFilter filter) {
    for (byte[] value : values) {
      if (filter.findHash(filter.hash(Binary.fromConstantByteArray(value)))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isHashable() {
    return true;
  }

  @Override
  public String toString() {
    return "SoughtUuids[" + values.size() + "]";
  }
}
