package dev.steward.subject;

import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.KeyFilter.KeyColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The keys by which one table is searched: for each way to its rows, and, where its rows are
 * people, their own keys and the e-mail addresses that others may have too. Immutable.
 */
public final class SearchKeys {
  /** What a set of keys is for. */
  enum Purpose {
    /** Rows that have one belong to its people. */
    FINDS,
    /** Rows that have one and are not its people's show that it is not theirs alone. */
    SHOWS_SHARING
  }

  record Entry(
      Purpose purpose, List<String> columns, List<Comparison> comparisons, LinkedKeys keys) {}

  private final List<Entry> entries;

  SearchKeys(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  List<Entry> entries() {
    return entries;
  }

  /** Whether no row can match. */
  public boolean isEmpty() {
    return entries.stream().allMatch(entry -> entry.keys().tuples().size() == 0);
  }

  /** As a filter for readers, its alternatives in the order of the entries. */
  KeyFilter filter() {
    List<KeyFilter.Keys> anyOf = new ArrayList<>();
    for (Entry entry : entries) {
      List<KeyColumn> columns =
          IntStream.range(0, entry.columns().size())
              .mapToObj(i -> new KeyColumn(entry.columns().get(i), entry.comparisons().get(i)))
              .toList();
      anyOf.add(new KeyFilter.Keys(columns, entry.keys().tuples()));
    }
    return new KeyFilter(anyOf);
  }

  /** The filter, where readers can see all of its columns: not those within JSON text. */
  public Optional<KeyFilter> filter(TextPaths paths) {
    return paths.isEmpty() ? Optional.of(filter()) : Optional.empty();
  }

  /** To be sealed before it is stored. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(entries.size());
      for (Entry entry : entries) {
        out.writeByte(entry.purpose().ordinal());
        out.writeInt(entry.columns().size());
        for (int i = 0; i < entry.columns().size(); i++) {
          out.writeUTF(entry.columns().get(i));
          out.writeByte(entry.comparisons().get(i).ordinal());
        }
        entry.keys().writeTo(out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory takes all that is written to it", e);
    }
    return bytes.toByteArray();
  }

  public static SearchKeys fromBytes(byte[] stored) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored));
    List<Entry> entries = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      Purpose purpose = Purpose.values()[in.readByte()];
      List<String> columns = new ArrayList<>();
      List<Comparison> comparisons = new ArrayList<>();
      for (int column = in.readInt(); column > 0; column--) {
        columns.add(in.readUTF());
        comparisons.add(Comparison.values()[in.readByte()]);
      }
      entries.add(new Entry(purpose, columns, comparisons, LinkedKeys.readFrom(in)));
    }
    return new SearchKeys(entries);
  }

  /** Tells nothing of the keys. */
  @Override
  public String toString() {
    return "SearchKeys[" + entries.size() + "]";
  }
}
