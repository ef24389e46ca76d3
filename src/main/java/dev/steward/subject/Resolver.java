package dev.steward.subject;

import dev.steward.request.PersonKey;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RequestType;
import dev.steward.subject.RootRow.End;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells from the rows that requests' identifiers are in which people they mean. Rows of several
 * tables are one person where links say so.
 */
final class Resolver {
  private record Start(int edge, List<String> cells) {}

  private final SubjectGraph graph;
  private final List<Asked> asked;
  private final Map<PersonKey, PersonKey> parents = new LinkedHashMap<>();
  private final Map<PersonKey, Set<String>> emails = new HashMap<>();
  private final Map<String, Set<PersonKey>> matched = new HashMap<>();
  private final Map<Start, Set<PersonKey>> starts = new HashMap<>();
  private final Set<PersonKey> returned = new HashSet<>();
  private final Pseudonyms pseudonyms;

  /**
   * @param asked in the order they were received
   */
  Resolver(SubjectGraph graph, List<Asked> asked, Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
    this.graph = graph;
    this.asked = asked;
  }

  /**
   * @param rows of all tables of people, in any order
   */
  Resolution resolve(Collection<RootRow> rows) {
    rows.forEach(this::add);
    rows.forEach(this::link);
    asked.forEach(this::settle);
    Map<PersonKey, List<PersonKey>> people = people();
    Map<PersonKey, Integer> ordinals = new HashMap<>();
    List<List<PersonKey>> keys = new ArrayList<>();
    List<List<String>> requests = new ArrayList<>();
    List<Resolution.Answer> answers = new ArrayList<>();
    Map<String, String> earliest = new HashMap<>();
    Map<String, String> merged = new HashMap<>();
    List<Asked> all = new ArrayList<>(asked);
    all.addAll(returned(people));
    for (Asked request : all) {
      List<List<PersonKey>> meant = meant(request, people);
      answers.add(new Resolution.Answer(request.id(), meant));
      if (meant.size() == 1) {
        int ordinal =
            ordinals.computeIfAbsent(
                meant.get(0).get(0),
                name -> {
                  keys.add(meant.get(0));
                  requests.add(new ArrayList<>());
                  return keys.size() - 1;
                });
        requests.get(ordinal).add(request.id());
        String first = earliest.putIfAbsent(ordinal + " " + request.type(), request.id());
        // each correction is one of its own
        if (first != null && !request.type().equals(RequestType.RECTIFICATION.word())) {
          merged.put(request.id(), first);
        }
      }
    }
    Map<String, String> formerEmails = formerEmails();
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      subjects.add(subject(i, requests.get(i), keys.get(i), formerEmails));
    }
    return new Resolution(subjects, answers, merged);
  }

  /** The addresses by which people were asked for whom an earlier run settled, by request. */
  private Map<String, String> formerEmails() {
    Map<String, String> emails = new HashMap<>();
    for (Asked request : asked) {
      if (!request.settled().isEmpty() && request.kind().equals(SubjectGraph.EMAIL)) {
        emails.put(request.id(), request.value());
      }
    }
    return emails;
  }

  private Subject subject(
      int ordinal, List<String> requests, List<PersonKey> keys, Map<String, String> formerEmails) {
    Set<String> former = new TreeSet<>();
    for (String request : requests) {
      String email = formerEmails.get(request);
      if (email != null) {
        former.add(email);
      }
    }
    Set<String> all = new TreeSet<>(former);
    keys.forEach(key -> all.addAll(emails.getOrDefault(key, Set.of())));
    return new Subject(ordinal, requests, keys, List.copyOf(all), List.copyOf(former));
  }

  private void add(RootRow row) {
    parents.putIfAbsent(row.key(), row.key());
    emails.computeIfAbsent(row.key(), key -> new TreeSet<>()).addAll(row.emails());
    if (row.returned()) {
      returned.add(row.key());
    }
    for (String request : row.requests()) {
      matched.computeIfAbsent(request, id -> new HashSet<>()).add(row.key());
    }
    for (End end : row.ends()) {
      if (end.start()) {
        starts
            .computeIfAbsent(new Start(end.edge(), end.cells()), start -> new HashSet<>())
            .add(row.key());
      }
    }
  }

  private void link(RootRow row) {
    for (End end : row.ends()) {
      if (end.start()) {
        continue;
      }
      Edge edge = graph.edges().get(end.edge());
      if (edge.fromKey()) {
        PersonKey other = new PersonKey(edge.from(), end.cells());
        parents.putIfAbsent(other, other);
        union(row.key(), other);
        continue;
      }
      Set<PersonKey> others = starts.getOrDefault(new Start(end.edge(), end.cells()), Set.of());
      Set<PersonKey> people = new HashSet<>();
      others.forEach(other -> people.add(find(other)));
      if (people.size() == 1) { // an address that several people share tells none of them
        union(row.key(), people.iterator().next());
      }
    }
  }

  /** The rows of a person may be gone. */
  private void settle(Asked request) {
    for (PersonKey key : request.settled()) {
      parents.putIfAbsent(key, key);
      union(key, request.settled().get(0));
    }
  }

  /** Those who were erased before and are back, without anybody's asking about them. */
  private List<Asked> returned(Map<PersonKey, List<PersonKey>> people) {
    Set<PersonKey> named = new HashSet<>();
    matched.values().forEach(named::addAll);
    Map<String, Asked> back = new TreeMap<>();
    for (PersonKey key : returned) {
      List<PersonKey> keys = people.getOrDefault(find(key), List.of());
      if (keys.stream().noneMatch(named::contains)) {
        Asked one = Asked.returned(pseudonyms.of(keys.get(0)), keys);
        back.put(one.id(), one);
      }
    }
    return List.copyOf(back.values());
  }

  private void union(PersonKey one, PersonKey other) {
    parents.put(find(one), find(other));
  }

  private PersonKey find(PersonKey key) {
    PersonKey at = key;
    while (!Objects.equals(parents.get(at), at)) {
      at = Objects.requireNonNull(parents.get(at));
    }
    return at;
  }

  /** Each person's keys by the one that stands for them: first those of tables declared first. */
  private Map<PersonKey, List<PersonKey>> people() {
    Map<PersonKey, List<PersonKey>> people = new HashMap<>();
    Comparator<PersonKey> order =
        Comparator.<PersonKey>comparingInt(key -> graph.tables().indexOf(key.people()))
            .thenComparing(PersonKey::text);
    parents
        .keySet()
        .forEach(key -> people.computeIfAbsent(find(key), it -> new ArrayList<>()).add(key));
    people.values().forEach(keys -> keys.sort(order));
    return people;
  }

  private List<List<PersonKey>> meant(Asked request, Map<PersonKey, List<PersonKey>> people) {
    Map<String, List<PersonKey>> meant = new TreeMap<>();
    Set<PersonKey> known =
        request.settled().isEmpty()
            ? matched.getOrDefault(request.id(), Set.of())
            : Set.of(request.settled().get(0));
    for (PersonKey key : known) {
      List<PersonKey> keys = people.getOrDefault(find(key), List.of());
      meant.put(keys.get(0).people() + " " + keys.get(0).text(), keys);
    }
    List<List<PersonKey>> all = List.copyOf(meant.values());
    List<List<PersonKey>> chosen =
        all.stream().filter(keys -> keys.stream().anyMatch(request::means)).toList();
    return chosen.isEmpty() ? all : chosen;
  }
}
