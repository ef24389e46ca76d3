package dev.steward.subject;

import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keys, and the people to whom rows that have them belong. Holds personal data and prints none of
 * it. Immutable.
 */
final class LinkedKeys {
  private static final int BELONGING_BITS = 2;

  private final KeyTuples tuples;

  /** Where the people of each key begin in {@link #people}. */
  private final int[] starts;

  private final int[] people;

  private LinkedKeys(KeyTuples tuples, int[] starts, int[] people) {
    this.tuples = tuples;
    this.starts = starts;
    this.people = people;
  }

  /** Gathers keys. */
  static final class Builder {
    private final KeyTuples.Builder tuples;
    private final List<byte[][]> keys = new ArrayList<>();
    private final List<Integer> subjects = new ArrayList<>();
    private final KeyCell[] cells;

    Builder(int width) {
      tuples = KeyTuples.builder(width);
      cells = new KeyCell[width];
      Arrays.setAll(cells, i -> new KeyCell());
    }

    Builder add(byte[][] key, int subject, Belonging belonging) {
      tuples.add(key);
      keys.add(key);
      subjects.add(subject << BELONGING_BITS | belonging.ordinal());
      return this;
    }

    LinkedKeys build() {
      KeyTuples built = tuples.build();
      long[] links = new long[keys.size()];
      for (int i = 0; i < links.length; i++) {
        for (int cell = 0; cell < cells.length; cell++) {
          byte[] bytes = keys.get(i)[cell];
          cells[cell].text(bytes, 0, bytes.length);
        }
        links[i] = (long) built.find(cells) << Integer.SIZE | subjects.get(i);
      }
      Arrays.sort(links);
      return linked(built, links);
    }

    private static LinkedKeys linked(KeyTuples built, long[] links) {
      int[] starts = new int[built.size() + 1];
      int[] people = new int[links.length];
      int count = 0;
      for (int i = 0; i < links.length; i++) {
        // sorted: the closest belonging of a person to a key comes first
        boolean again = i > 0 && links[i] >> BELONGING_BITS == links[i - 1] >> BELONGING_BITS;
        if (!again) {
          people[count++] = (int) links[i];
          starts[(int) (links[i] >> Integer.SIZE) + 1] = count;
        }
      }
      for (int i = 1; i < starts.length; i++) {
        starts[i] = Math.max(starts[i], starts[i - 1]);
      }
      return new LinkedKeys(built, starts, Arrays.copyOf(people, count));
    }
  }

  KeyTuples tuples() {
    return tuples;
  }

  /** Where the people of a key begin, and those of the next. */
  int start(int tuple) {
    return starts[tuple];
  }

  /** One of the people. */
  int subject(int position) {
    return people[position] >> BELONGING_BITS;
  }

  Belonging belonging(int position) {
    return Belonging.at(people[position] & (1 << BELONGING_BITS) - 1);
  }

  void writeTo(DataOutput out) throws IOException {
    tuples.writeTo(out);
    for (int start : starts) {
      out.writeInt(start);
    }
    for (int person : people) {
      out.writeInt(person);
    }
  }

  static LinkedKeys readFrom(DataInput in) throws IOException {
    KeyTuples tuples = KeyTuples.readFrom(in);
    int[] starts = new int[tuples.size() + 1];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = in.readInt();
    }
    int[] people = new int[starts[starts.length - 1]];
    for (int i = 0; i < people.length; i++) {
      people[i] = in.readInt();
    }
    return new LinkedKeys(tuples, starts, people);
  }

  /** Tells nothing of the keys. */
  @Override
  public String toString() {
    return "LinkedKeys[" + tuples.size() + "]";
  }
}
