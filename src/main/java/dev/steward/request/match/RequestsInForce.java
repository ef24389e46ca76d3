package dev.steward.request.match;

import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForms;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests that a job has to heed, and the suppression list, so laid out that the rows of large
 * tables are looked up in passing. Immutable; safe for use by several threads, each with its own
 * {@link PersonLookup}.
 */
public final class RequestsInForce {
  private final List<SubjectRequest> requests;
  private final Map<String, List<Integer>> numbersByKind = new HashMap<>();
  private final SuppressedIdentifiers suppressed;
  private final IdentifierForms forms;
  private final IdentifierDigest digest;
  private final Map<String, ProbeIndex> indexes = new ConcurrentHashMap<>();

  /**
   * @param inForce the same ones in any order give the same numbers
   * @param forms those that the requests were read with, so that rows are read alike
   * @param digest that of the suppression list
   */
  public RequestsInForce(
      Collection<RegisteredRequest> inForce,
      SuppressedIdentifiers suppressed,
      IdentifierForms forms,
      IdentifierDigest digest) {
    this.requests =
        inForce.stream()
            .map(RegisteredRequest::request)
            .sorted(
                Comparator.comparing(SubjectRequest::receivedOn).thenComparing(SubjectRequest::id))
            .toList();
    this.suppressed = suppressed;
    this.forms = forms;
    this.digest = digest;
    for (int number = 0; number < requests.size(); number++) {
      numbersByKind
          .computeIfAbsent(requests.get(number).identifier().kind(), kind -> new ArrayList<>())
          .add(number);
    }
  }

  /** All of them, in the order they were received; a request's number is its position here. */
  public List<SubjectRequest> requests() {
    return requests;
  }

  /** Whether there is nothing to look up. */
  public boolean isEmpty() {
    return requests.isEmpty() && suppressed.size() == 0;
  }

  /** Whether anybody is on the suppression list. */
  public boolean heedsSuppression() {
    return suppressed.size() > 0;
  }

  /** A lookup for one thread. */
  public PersonLookup lookup() {
    return new PersonLookup(this);
  }

  /**
   * The requests that concerned nobody.
   *
   * @param matchedIds what {@link PersonLookup#matchedIds()} told, of all rows of all tables of
   *     people, through all of their columns of identifiers: less than that proves nothing
   */
  public List<SubjectRequest> unmatched(Set<String> matchedIds) {
    return requests.stream().filter(request -> !matchedIds.contains(request.id())).toList();
  }

  RequestType type(int number) {
    return requests.get(number).type();
  }

  /**
   * @param asked the kind that requests name
   * @param suppressedKind the kind that the suppression list names
   */
  ProbeIndex index(String asked, String suppressedKind) {
    return indexes.computeIfAbsent(
        suppressedKind,
        kind -> {
          List<Integer> numbers = numbersByKind.getOrDefault(asked, List.of());
          List<Identifier> identifiers =
              numbers.stream().map(number -> requests.get(number).identifier()).toList();
          return new ProbeIndex(
              kind,
              identifiers,
              numbers.stream().mapToInt(Integer::intValue).toArray(),
              suppressed.of(kind),
              forms,
              digest);
        });
  }

  @Override
  public String toString() {
    return "RequestsInForce[" + requests.size() + ", " + suppressed + "]";
  }
}
