package dev.steward.request.match;

import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells of one person after the other which requests concern them. For each: {@link #next()}, the
 * probes of the columns with their key and identifiers, then the questions. Whoever shares an
 * identifier, as families do an address, is concerned by what was asked under it. For one thread.
 */
public final class PersonLookup {
  /** A restriction is in force (Art. 18). */
  public static final int RESTRICTED = 1;

  /** An objection is in force (Art. 21). */
  public static final int OBJECTED = 1 << 1;

  /** An erasure is open. */
  public static final int ERASURE_OPEN = 1 << 2;

  /** Consent was withdrawn (Art. 7(3)). */
  public static final int WITHDRAWN = 1 << 3;

  /** The person is on the suppression list. */
  public static final int SUPPRESSED = 1 << 4;

  /** No request. */
  public static final int NONE = -1;

  private final RequestsInForce requests;
  private final BitSet ever = new BitSet();
  private int[] numbers = new int[8];
  private int count;
  private int bits;

  PersonLookup(RequestsInForce requests) {
    this.requests = requests;
  }

  /** A probe for a column of identifiers of a kind ({@code email}). */
  public Probe identifiers(String kind) {
    return new Probe(requests.index(kind, kind), this);
  }

  /** A probe for the column with the keys of a table of people. */
  public Probe keys(TableRef people) {
    return new Probe(requests.index(Identifier.KEY, Identifier.keyKind(people)), this);
  }

  /** The next person. */
  public void next() {
    count = 0;
    bits = 0;
  }

  /** All that is so of this person: {@link #RESTRICTED} and so on. */
  public int bits() {
    return bits;
  }

  /** Whether a restriction is in force, or an erasure open, which restricts too. */
  public boolean isRestricted() {
    return (bits & (RESTRICTED | ERASURE_OPEN)) != 0;
  }

  public boolean hasObjected() {
    return (bits & OBJECTED) != 0;
  }

  public boolean isSuppressed() {
    return (bits & SUPPRESSED) != 0;
  }

  /**
   * The number of this person's withdrawal of consent that was received last, a position in {@link
   * RequestsInForce#requests()}; {@link #NONE} where there is none. Earlier ones say nothing more:
   * each leaves no consent.
   */
  public int latestWithdrawal() {
    int latest = NONE;
    if ((bits & WITHDRAWN) != 0) {
      for (int i = 0; i < count; i++) {
        if (requests.type(numbers[i]) == RequestType.WITHDRAW_CONSENT) {
          latest = Math.max(latest, numbers[i]);
        }
      }
    }
    return latest;
  }

  /** The requests that concern this person, in the order they were received. */
  public List<SubjectRequest> requests() {
    return Arrays.stream(numbers, 0, count).sorted().mapToObj(requests.requests()::get).toList();
  }

  /** Ids of all requests that concerned anybody so far. */
  public Set<String> matchedIds() {
    Set<String> ids = new TreeSet<>();
    ever.stream().forEach(number -> ids.add(requests.requests().get(number).id()));
    return ids;
  }

  void matched(int number) {
    for (int i = 0; i < count; i++) {
      if (numbers[i] == number) {
        return;
      }
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count * 2);
    }
    numbers[count++] = number;
    ever.set(number);
    bits |=
        switch (requests.type(number)) {
          case RESTRICTION -> RESTRICTED;
          case OBJECTION -> OBJECTED;
          case ERASURE -> ERASURE_OPEN;
          case WITHDRAW_CONSENT -> WITHDRAWN;
          case ACCESS, PORTABILITY, RECTIFICATION -> 0;
        };
  }

  void suppressed() {
    bits |= SUPPRESSED;
  }

  /** Tells nothing about the person. */
  @Override
  public String toString() {
    return "PersonLookup";
  }
}
