package dev.steward.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of keys, each of one cell or more in the form of {@link KeyCell}, in the order of their
 * bytes. Holds personal data and prints none of it. Immutable.
 */
public final class KeyTuples {
  private static final int NONE = -1;

  private final int width;
  private final int size;
  private final byte[] data;
  private final int[] offsets;
  private final int[] hashes;
  private final int[] slots;

  private KeyTuples(int width, byte[][][] tuples) {
    this.width = width;
    this.size = tuples.length;
    int length = 0;
    for (byte[][] tuple : tuples) {
      for (byte[] cell : tuple) {
        length += cell.length;
      }
    }
    this.data = new byte[length];
    this.offsets = new int[size * width + 1];
    int at = 0;
    int cell = 0;
    for (byte[][] tuple : tuples) {
      for (byte[] bytes : tuple) {
        System.arraycopy(bytes, 0, data, at, bytes.length);
        at += bytes.length;
        offsets[++cell] = at;
      }
    }
    this.slots = new int[Integer.highestOneBit(Math.max(4, size * 2 - 1)) << 1];
    Arrays.fill(slots, NONE);
    this.hashes = new int[size];
    for (int tuple = 0; tuple < size; tuple++) {
      hashes[tuple] = hash(tuple);
      int slot = slot(hashes[tuple]);
      while (slots[slot] != NONE) {
        slot = next(slot);
      }
      slots[slot] = tuple;
    }
  }

  /** Gathers keys; one that comes twice counts once. */
  public static final class Builder {
    private final int width;
    private final List<byte[][]> tuples = new ArrayList<>();

    private Builder(int width) {
      if (width < 1) {
        throw new IllegalArgumentException("A key has cells");
      }
      this.width = width;
    }

    /** Adds a key of as many cells as the set is wide. */
    public Builder add(byte[]... cells) {
      if (cells.length != width) {
        throw new IllegalArgumentException("A key of " + cells.length + " cells, not " + width);
      }
      tuples.add(cells.clone());
      return this;
    }

    /** Adds a key that stands as text. */
    public Builder add(String... cells) {
      byte[][] bytes = new byte[cells.length][];
      for (int i = 0; i < cells.length; i++) {
        bytes[i] = cells[i].getBytes(UTF_8);
      }
      return add(bytes);
    }

    public KeyTuples build() {
      tuples.sort(KeyTuples::compare);
      byte[][][] distinct = new byte[tuples.size()][][];
      int count = 0;
      for (byte[][] tuple : tuples) {
        if (count == 0 || compare(distinct[count - 1], tuple) != 0) {
          distinct[count++] = tuple;
        }
      }
      return new KeyTuples(width, Arrays.copyOf(distinct, count));
    }
  }

  /**
   * @param width number of cells of each key
   */
  public static Builder builder(int width) {
    return new Builder(width);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static KeyTuples readFrom(DataInput in) throws IOException {
    int width = in.readInt();
    byte[][][] tuples = new byte[in.readInt()][width][];
    for (byte[][] tuple : tuples) {
      for (int column = 0; column < width; column++) {
        tuple[column] = new byte[in.readInt()];
        in.readFully(tuple[column]);
      }
    }
    return new KeyTuples(width, tuples);
  }

  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(width);
    out.writeInt(size);
    for (int cell = 0; cell < size * width; cell++) {
      out.writeInt(offsets[cell + 1] - offsets[cell]);
      out.write(data, offsets[cell], offsets[cell + 1] - offsets[cell]);
    }
  }

  /** Number of keys. */
  public int size() {
    return size;
  }

  /** Number of cells of each key. */
  public int width() {
    return width;
  }

  /** A cell of a key. */
  public byte[] cell(int tuple, int column) {
    int cell = tuple * width + column;
    return Arrays.copyOfRange(data, offsets[cell], offsets[cell + 1]);
  }

  /** How a cell of a key compares with bytes, taken as unsigned: below 0 where it is less. */
  public int compare(int tuple, int column, byte[] bytes) {
    int cell = tuple * width + column;
    return Arrays.compareUnsigned(data, offsets[cell], offsets[cell + 1], bytes, 0, bytes.length);
  }

  /** A cell of a key as text. */
  public String text(int tuple, int column) {
    int cell = tuple * width + column;
    return new String(data, offsets[cell], offsets[cell + 1] - offsets[cell], UTF_8);
  }

  /** The keys from one position to before another. */
  public KeyTuples part(int from, int to) {
    byte[][][] tuples = new byte[to - from][width][];
    for (int tuple = from; tuple < to; tuple++) {
      for (int column = 0; column < width; column++) {
        tuples[tuple - from][column] = cell(tuple, column);
      }
    }
    return new KeyTuples(width, tuples);
  }

  /** What the keys have in one of their cells. */
  public KeyTuples column(int column) {
    Builder cells = builder(1);
    for (int tuple = 0; tuple < size; tuple++) {
      cells.add(cell(tuple, column));
    }
    return cells.build();
  }

  /** The position of the key that the cells make, each of which has read something; −1 for none. */
  public int find(KeyCell... cells) {
    int hash = 1;
    for (KeyCell cell : cells) {
      hash = hash(hash, cell.data(), cell.from(), cell.to());
    }
    for (int slot = slot(hash); slots[slot] != NONE; slot = next(slot)) {
      if (hashes[slots[slot]] == hash && equals(slots[slot], cells)) {
        return slots[slot];
      }
    }
    return NONE;
  }

  private boolean equals(int tuple, KeyCell[] cells) {
    for (int column = 0; column < width; column++) {
      int cell = tuple * width + column;
      if (!Arrays.equals(
          data,
          offsets[cell],
          offsets[cell + 1],
          cells[column].data(),
          cells[column].from(),
          cells[column].to())) {
        return false;
      }
    }
    return true;
  }

  private int hash(int tuple) {
    int hash = 1;
    for (int cell = tuple * width; cell < (tuple + 1) * width; cell++) {
      hash = hash(hash, data, offsets[cell], offsets[cell + 1]);
    }
    return hash;
  }

  private static int hash(int before, byte[] data, int from, int to) {
    int hash = before;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + data[i];
    }
    return 31 * hash + 7;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & slots.length - 1;
  }

  private int next(int slot) {
    return slot + 1 & slots.length - 1;
  }

  private static int compare(byte[][] one, byte[][] other) {
    for (int column = 0; column < one.length; column++) {
      int order = Arrays.compareUnsigned(one[column], other[column]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Tells nothing of the keys. */
  @Override
  public String toString() {
    return "KeyTuples[" + size + " of " + width + "]";
  }
}
