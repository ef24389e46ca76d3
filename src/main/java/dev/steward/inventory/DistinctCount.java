package dev.steward.inventory;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts distinct values by their hashes: exactly while they are few, then by an UltraLogLog sketch
 * (Ertl 2024). The state depends on the set of hashes only, not on their order, so equal data gives
 * equal bytes however it was split.
 */
final class DistinctCount {
  private final int exactLimit;
  private final int precision;
  private long[] slots = {};
  private int size;
  private boolean zero;
  private @Nullable UltraLogLog sketch;

  /**
   * @param exactLimit how many are counted exactly
   * @param precision the sketch has 2 to the power of this many bytes
   */
  DistinctCount(int exactLimit, int precision) {
    this.exactLimit = exactLimit;
    this.precision = precision;
  }

  /** For the values of a column; the standard error is 1.7 %. */
  static DistinctCount ofColumn() {
    return new DistinctCount(256, 11);
  }

  /** For the values that a detector matched; the standard error is 2.4 %. */
  static DistinctCount ofMatches() {
    return new DistinctCount(64, 10);
  }

  void add(long hash) {
    UltraLogLog estimated = sketch;
    if (estimated != null) {
      estimated.add(hash);
    } else if (insert(hash) && size > exactLimit) {
      estimate();
    }
  }

  void addAll(DistinctCount other) {
    if (other.sketch != null) {
      estimate().add(other.sketch);
      return;
    }
    for (long hash : other.hashes()) {
      add(hash);
    }
  }

  double estimatedCount() {
    return sketch == null ? size : sketch.getDistinctCountEstimate();
  }

  DistinctCount copy() {
    DistinctCount copy = new DistinctCount(exactLimit, precision);
    copy.addAll(this);
    return copy;
  }

  void writeTo(DataOutput out) throws IOException {
    if (sketch != null) {
      out.writeInt(-1);
      out.write(sketch.getState());
      return;
    }
    long[] hashes = hashes();
    out.writeInt(hashes.length);
    for (long hash : hashes) {
      out.writeLong(hash);
    }
  }

  DistinctCount readFrom(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      byte[] state = new byte[1 << precision];
      in.readFully(state);
      sketch = UltraLogLog.wrap(state);
    }
    for (int i = 0; i < count; i++) {
      add(in.readLong());
    }
    return this;
  }

  private UltraLogLog estimate() {
    if (sketch == null) {
      UltraLogLog fresh = UltraLogLog.create(precision);
      for (long hash : hashes()) {
        fresh.add(hash);
      }
      sketch = fresh;
      slots = new long[0];
      size = 0;
      zero = false;
    }
    return sketch;
  }

  /** The hashes in ascending order. */
  private long[] hashes() {
    long[] hashes = new long[size];
    int n = zero ? 1 : 0;
    for (long slot : slots) {
      if (slot != 0) {
        hashes[n++] = slot;
      }
    }
    Arrays.sort(hashes);
    return hashes;
  }

  private boolean insert(long hash) {
    if (hash == 0) {
      boolean isNew = !zero;
      zero = true;
      size += isNew ? 1 : 0;
      return isNew;
    }
    if (size * 2 >= slots.length) {
      long[] old = slots;
      slots = new long[Math.max(8, old.length * 2)];
      for (long slot : old) {
        if (slot != 0) {
          slots[find(slot)] = slot;
        }
      }
    }
    int i = find(hash);
    if (slots[i] == hash) {
      return false;
    }
    slots[i] = hash;
    size++;
    return true;
  }

  private int find(long hash) {
    int mask = slots.length - 1;
    int i = (int) (hash ^ hash >>> 32) & mask;
    while (slots[i] != 0 && slots[i] != hash) {
      i = (i + 1) & mask;
    }
    return i;
  }
}
