package dev.steward.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks the trail row by row: each must fit to the one before, none may be missing up to the head,
 * and what was published of it must still be there. Used by one thread.
 */
public final class TrailCheck {
  private final Map<String, AuditChain> chains = new HashMap<>();
  private final PublishedTrail published;
  private final AuditHead head;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Recorded> recorded = new TreeMap<>();
  private long last;
  private String before = AuditChain.BEGINNING;
  private long unknownKeyFrom;

  /**
   * @param known under the keys that the rows may be chained with
   * @param published what was last published of the trail
   * @param head as it was before any row was read
   */
  public TrailCheck(List<AuditChain> known, PublishedTrail published, AuditHead head) {
    known.forEach(chain -> chains.put(chain.keyCheck(), chain));
    this.published = published;
    this.head = head;
  }

  /** Takes the next row, in the order of their sequence. */
  public void add(AuditEntry entry) {
    if (entry.sequence() <= last) {
      faults.add("row %d: never recorded".formatted(entry.sequence()));
      return;
    }
    boolean follows = entry.sequence() == last + 1;
    if (!follows) {
      missing(
          last + 1,
          entry.sequence() - 1,
          "and row %d cannot be checked".formatted(entry.sequence()));
    }
    AuditChain chain = chains.get(entry.keyCheck());
    boolean trusted = chain != null && (!follows || chain.fits(before, entry));
    if (chain == null) {
      unknownKeyFrom = unknownKeyFrom == 0 ? entry.sequence() : unknownKeyFrom;
    } else {
      endOfUnknownKey();
      Optional<String> was = published.chainOf(entry.sequence());
      if (!trusted) {
        faults.add(
            "row %d (%s %s): not as it was recorded"
                .formatted(entry.sequence(), entry.action(), entry.object()));
      } else if (was.filter(it -> !it.equals(entry.chain())).isPresent()) {
        faults.add(
            "row %d: another than was published in %s"
                .formatted(entry.sequence(), published.place()));
      } else if (entry.sequence() == head.sequence() && !entry.chain().equals(head.chain())) {
        faults.add("head: not the code of row %d".formatted(entry.sequence()));
      }
    }
    if (trusted) {
      take(entry);
    }
    last = entry.sequence();
    before = entry.chain();
  }

  private void take(AuditEntry entry) {
    Optional<AuditAction> action = AuditAction.find(entry.action());
    if (entry.manifestSha256().isPresent() && action.isPresent()) {
      recorded.put(
          entry.object(),
          Recorded.after(Optional.ofNullable(recorded.get(entry.object())), entry, action.get()));
    }
  }

  private void endOfUnknownKey() {
    if (unknownKeyFrom > 0) {
      faults.add(
          "%s: chained under a key that this configuration does not have"
              .formatted(rows(unknownKeyFrom, last)));
      unknownKeyFrom = 0;
    }
  }

  private void missing(long from, long to, String more) {
    faults.add("%s: missing, %s".formatted(rows(from, to), more));
  }

  private static String rows(long from, long to) {
    return from == to ? "row " + from : "rows %d to %d".formatted(from, to);
  }

  /** What is wrong with the trail, once all rows have been taken. */
  public List<String> faults() {
    endOfUnknownKey();
    List<String> all = new ArrayList<>(faults);
    long publishedTo = published.last();
    if (publishedTo > last) {
      all.add(
          "%s: missing, though published in %s"
              .formatted(rows(last + 1, publishedTo), published.place()));
    } else if (head.sequence() > last) {
      all.add("%s: missing at the end".formatted(rows(last + 1, head.sequence())));
    }
    return all;
  }

  /** How many rows there are, by the last one's number. */
  public long rows() {
    return last;
  }

  /** What is rightful of what was published, by place. */
  Map<String, Recorded> recorded() {
    return recorded;
  }
}
