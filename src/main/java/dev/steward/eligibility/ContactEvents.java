package dev.steward.eligibility;

import dev.steward.consent.AsOf;
import dev.steward.consent.ConsentLevels;
import dev.steward.consent.ContactFacts;
import dev.steward.consent.LedgerEvent;
import dev.steward.consent.LedgerEvent.Giver;
import dev.steward.consent.LedgerSummary;
import dev.steward.shuffle.Records;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Folds the events of one contact after the other, in order of time and then of line. An event that
 * stands in several lines of a contact, by its id, is what the first of them says.
 */
final class ContactEvents {
  private static final int FEW = 32;

  private final Records events;
  private int[] order = new int[16];
  private int count;

  /**
   * @param events sorted by contact, and then in the order of lines
   */
  ContactEvents(Records events) {
    this.events = events;
  }

  /**
   * Folds those of a contact.
   *
   * @param from the first of its events
   * @param to the first of the next contact's
   */
  void fold(int from, int to, Contacts contacts, int contact, LedgerSummary summary) {
    summary.clear();
    gather(from, to);
    sortByTime();
    byte[] data = events.data();
    ContactFacts facts = contacts.facts(contact);
    for (int i = 0; i < count; i++) {
      int payload = events.payload(order[i]);
      summary.add(
          EventRecord.level(data, payload),
          EventRecord.at(data, payload),
          order[i],
          giver(order[i], facts, contacts, contact));
    }
    withdraw(from, to, summary);
  }

  /** Those of a contact as they were folded, requests to withdraw among them. */
  List<LedgerEvent> list(int from, int to, Contacts contacts, int contact, AsOf asOf) {
    List<LedgerEvent> list = new ArrayList<>();
    gather(from, to);
    sortByTime();
    byte[] data = events.data();
    ContactFacts facts = contacts.facts(contact);
    for (int i = 0; i < count; i++) {
      int event = order[i];
      list.add(
          new LedgerEvent(
              idOf(event),
              EventRecord.level(data, events.payload(event)),
              at(event),
              giver(event, facts, contacts, contact)));
    }
    IntStream.range(from, to)
        .filter(event -> EventRecord.isWithdrawal(data, events.payload(event)))
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(this::at).thenComparing(this::idOf).reversed())
        .map(event -> withdrawal(event, asOf))
        .distinct()
        .forEach(list::add);
    return list;
  }

  private LedgerEvent withdrawal(int event, AsOf asOf) {
    return new LedgerEvent(
        idOf(event),
        ConsentLevels.NONE,
        asOf.endOf(LocalDate.ofEpochDay(at(event))),
        Giver.REQUEST);
  }

  private void gather(int from, int to) {
    count = 0;
    if (to - from > order.length) {
      order = new int[Math.max(to - from, 2 * order.length)];
    }
    for (int event = from; event < to; event++) {
      if (!EventRecord.isWithdrawal(events.data(), events.payload(event))
          && (to - from > FEW || !isKnown(event))) {
        order[count++] = event;
      }
    }
    if (to - from > FEW) {
      leaveOutRepeated(from, to);
    }
  }

  private void leaveOutRepeated(int from, int to) {
    NumberSort.sort(order, count, this::compareIds);
    BitSet first = new BitSet(to - from);
    for (int i = 0; i < count; i++) {
      if (i == 0 || compareIds(order[i - 1], order[i]) != 0) {
        first.set(order[i] - from);
      }
    }
    count = 0;
    for (int event = first.nextSetBit(0); event >= 0; event = first.nextSetBit(event + 1)) {
      order[count++] = from + event;
    }
  }

  private int compareIds(int event, int other) {
    byte[] data = events.data();
    int payload = events.payload(event);
    int otherPayload = events.payload(other);
    return Arrays.compareUnsigned(
        data,
        EventRecord.id(payload),
        EventRecord.guardian(data, payload),
        data,
        EventRecord.id(otherPayload),
        EventRecord.guardian(data, otherPayload));
  }

  private boolean isKnown(int event) {
    for (int i = 0; i < count; i++) {
      if (compareIds(event, order[i]) == 0) {
        return true;
      }
    }
    return false;
  }

  private void sortByTime() {
    if (count > FEW) {
      NumberSort.sort(order, count, (one, other) -> Long.compare(at(one), at(other)));
      return;
    }
    for (int i = 1; i < count; i++) {
      int event = order[i];
      int place = i;
      while (place > 0 && at(order[place - 1]) > at(event)) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = event;
    }
  }

  private Giver giver(int event, ContactFacts facts, Contacts contacts, int contact) {
    byte[] data = events.data();
    int from = EventRecord.guardian(data, events.payload(event));
    int to = events.end(event);
    if (from == to) {
      return Giver.CONTACT;
    }
    boolean onRecord =
        facts.namesGuardian()
            && Arrays.equals(
                data,
                from,
                to,
                contacts.rows().data(),
                contacts.guardian(contact),
                contacts.guardianEnd(contact));
    return onRecord ? Giver.GUARDIAN_ON_RECORD : Giver.OTHER_GUARDIAN;
  }

  /** Of several of one day the greatest id counts, so that the same one is always reported. */
  private void withdraw(int from, int to, LedgerSummary summary) {
    int latest = -1;
    for (int event = from; event < to; event++) {
      if (EventRecord.isWithdrawal(events.data(), events.payload(event))
          && (latest < 0 || isLater(event, latest))) {
        latest = event;
      }
    }
    if (latest >= 0) {
      summary.withdraw(LocalDate.ofEpochDay(at(latest)), latest);
    }
  }

  private boolean isLater(int event, int other) {
    int byDay = Long.compare(at(event), at(other));
    return byDay > 0 || (byDay == 0 && idOf(event).compareTo(idOf(other)) > 0);
  }

  private long at(int event) {
    return EventRecord.at(events.data(), events.payload(event));
  }

  private String idOf(int event) {
    byte[] data = events.data();
    int payload = events.payload(event);
    int from = EventRecord.id(payload);
    return new String(
        data, from, EventRecord.guardian(data, payload) - from, StandardCharsets.UTF_8);
  }
}
