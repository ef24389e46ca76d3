package dev.steward.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.TableRef;
import dev.steward.request.PersonKey;
import dev.steward.shuffle.KeyBounds;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Records;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.subject.SearchKeys.Entry;
import dev.steward.subject.SearchKeys.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together the keys of searches: of the people asked for, and what earlier rows hand on. */
public final class KeyGathering {
  private static final String EMAIL = SubjectGraph.EMAIL;

  /**
   * @param key its cells, each behind its length
   */
  private record Handed(ByteBuffer key, int subject, Belonging belonging) {}

  private final SubjectGraph graph;
  private final Resolution resolution;
  private final Map<Integer, List<Handed>> handed = new HashMap<>();
  private final Set<ByteBuffer> shared = new HashSet<>();

  /**
   * @param found what earlier searches left
   * @param ranges number of ranges that they cut by
   */
  public KeyGathering(SubjectGraph graph, Resolution resolution, Parts found, int ranges)
      throws IOException {
    this.graph = graph;
    this.resolution = resolution;
    Records keys = found.records(RowSearch.KEYS, 0, ranges, KeyBounds.ALL);
    for (int i = 0; i < keys.size(); i++) {
      int at = keys.payload(i);
      byte[] data = keys.data();
      handed
          .computeIfAbsent(Payload.intAt(data, keys.key(i)), edge -> new ArrayList<>())
          .add(
              new Handed(
                  ByteBuffer.wrap(Arrays.copyOfRange(data, at + 5, keys.end(i))),
                  Payload.intAt(data, at),
                  Belonging.at(data[at + 4])));
    }
    Records addresses = found.records(RowSearch.SHARED, 0, ranges, KeyBounds.ALL);
    for (int i = 0; i < addresses.size(); i++) {
      shared.add(
          ByteBuffer.wrap(
              Arrays.copyOfRange(addresses.data(), addresses.key(i), addresses.payload(i))));
    }
  }

  /** The keys of some searches. */
  public LevelKeys of(List<Search> searches) {
    Map<TableRef, SearchKeys> keys = new LinkedHashMap<>();
    searches.forEach(search -> keys.put(search.table(), new SearchKeys(entries(search))));
    return new LevelKeys(keys);
  }

  private List<Entry> entries(Search search) {
    List<Entry> entries = new ArrayList<>();
    search.root().ifPresent(root -> ofPeople(root, entries));
    for (Edge edge : search.in()) {
      LinkedKeys keys = edge.fromKey() ? peopleKeys(edge.from(), edge.belonging()) : handedOn(edge);
      entries.add(new Entry(Purpose.FINDS, edge.toColumns(), edge.comparisons(), keys));
    }
    return entries;
  }

  private void ofPeople(Root root, List<Entry> entries) {
    entries.add(
        new Entry(
            Purpose.FINDS,
            root.key(),
            Collections.nCopies(root.key().size(), Comparison.EXACT),
            peopleKeys(root.table(), Belonging.OWNS)));
    if (graph.edges().stream().noneMatch(Edge::byIdentifier)) {
      return;
    }
    LinkedKeys.Builder builder = new LinkedKeys.Builder(1);
    for (Subject subject : resolution.subjects()) {
      for (String email : subject.emails()) {
        builder.add(new byte[][] {email.getBytes(UTF_8)}, subject.ordinal(), Belonging.OWNS);
      }
    }
    LinkedKeys emails = builder.build();
    root.identifiers()
        .forEach(
            (column, kind) -> {
              if (kind.equals(EMAIL)) {
                entries.add(
                    new Entry(
                        Purpose.SHOWS_SHARING,
                        List.of(column),
                        List.of(Comparison.FOLDED),
                        emails));
              }
            });
  }

  private LinkedKeys peopleKeys(TableRef people, Belonging belonging) {
    int width =
        graph.roots().stream()
            .filter(root -> root.table().equals(people))
            .mapToInt(root -> root.key().size())
            .findFirst()
            .orElseThrow();
    LinkedKeys.Builder builder = new LinkedKeys.Builder(width);
    for (Subject subject : resolution.subjects()) {
      for (PersonKey key : subject.keys()) {
        if (key.people().equals(people)) {
          byte[][] cells =
              key.cells().stream().map(cell -> cell.getBytes(UTF_8)).toArray(byte[][]::new);
          builder.add(cells, subject.ordinal(), belonging);
        }
      }
    }
    return builder.build();
  }

  private LinkedKeys handedOn(Edge edge) {
    List<Handed> all = new ArrayList<>(handed.getOrDefault(edge.number(), List.of()));
    if (graph.startsAtAnAddress(edge)) {
      all.addAll(addresses(edge, all));
    }
    Set<ByteBuffer> several = edge.byIdentifier() ? several(all) : Set.of();
    LinkedKeys.Builder builder = new LinkedKeys.Builder(edge.toColumns().size());
    for (Handed each : all) {
      byte[][] cells = cells(each.key(), edge.toColumns().size());
      boolean uncertain =
          several.contains(each.key())
              || (edge.byIdentifier() && shared.contains(ByteBuffer.wrap(cells[0])));
      builder.add(
          cells,
          each.subject(),
          uncertain ? each.belonging().then(Belonging.UNCERTAIN) : each.belonging());
    }
    return builder.build();
  }

  /** The addresses of people that none of their rows hands on, since they are erased there. */
  private List<Handed> addresses(Edge edge, List<Handed> known) {
    Set<Handed> all = new HashSet<>(known);
    List<Handed> more = new ArrayList<>();
    for (Subject subject : resolution.subjects()) {
      if (subject.keys().stream().anyMatch(key -> key.people().equals(edge.from()))) {
        for (String email : subject.formerEmails()) {
          byte[] cell = email.getBytes(UTF_8);
          ByteBuffer key = ByteBuffer.allocate(Integer.BYTES + cell.length);
          Handed address =
              new Handed(
                  key.putInt(cell.length).put(cell).flip(), subject.ordinal(), edge.belonging());
          if (all.add(address)) {
            more.add(address);
          }
        }
      }
    }
    return more;
  }

  /** The keys that rows of several people hand on. */
  private static Set<ByteBuffer> several(List<Handed> all) {
    Map<ByteBuffer, Integer> first = new HashMap<>();
    Set<ByteBuffer> several = new HashSet<>();
    for (Handed each : all) {
      Integer other = first.putIfAbsent(each.key(), each.subject());
      if (other != null && other != each.subject()) {
        several.add(each.key());
      }
    }
    return several;
  }

  private static byte[][] cells(ByteBuffer key, int width) {
    ByteBuffer at = key.duplicate();
    byte[][] cells = new byte[width][];
    for (int i = 0; i < width; i++) {
      cells[i] = new byte[at.getInt()];
      at.get(cells[i]);
    }
    return cells;
  }

  @Override
  public String toString() {
    return "KeyGathering[" + handed.size() + "]";
  }
}
