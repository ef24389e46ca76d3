package dev.steward.eligibility;

import dev.steward.shuffle.Records;
import java.io.IOException;
import java.util.BitSet;

/**
 * Goes through the contacts in a segment, its other members, and the members of the previous run
 * together, each once, in order of key.
 */
final class ContactWalk {
  /** What is to be done with each. */
  interface Visitor {
    void contact(int contact, MemberWalk.Before before) throws IOException;

    /** A member that is no contact. */
    void other(Records others, int record, MemberWalk.Before before) throws IOException;

    /** One of the previous run that is none now. */
    void left(Records previous, int record) throws IOException;
  }

  private final Contacts contacts;
  private final BitSet members;
  private final Records previous;
  private final Visitor visitor;
  private int then;

  /**
   * @param members contacts, by number
   * @param previous sorted by key
   */
  ContactWalk(Contacts contacts, BitSet members, Records previous, Visitor visitor) {
    this.contacts = contacts;
    this.members = members;
    this.previous = previous;
    this.visitor = visitor;
  }

  /**
   * Goes through them once.
   *
   * @param others members that are no contacts, sorted by key
   */
  void walk(Records others) throws IOException {
    int other = 0;
    for (int contact = members.nextSetBit(0);
        contact >= 0;
        contact = members.nextSetBit(contact + 1)) {
      int row = contacts.row(contact);
      while (other < others.size() && others.compare(other, contacts.rows(), row) < 0) {
        visitor.other(others, other, before(others, other));
        other = others.next(other);
      }
      visitor.contact(contact, before(contacts.rows(), row));
    }
    while (other < others.size()) {
      visitor.other(others, other, before(others, other));
      other = others.next(other);
    }
    while (then < previous.size()) {
      leave();
    }
  }

  /** Lets those go who come before a member, and tells what the member was. */
  private MemberWalk.Before before(Records members, int record) throws IOException {
    int order = -1;
    while (then < previous.size() && (order = previous.compare(then, members, record)) < 0) {
      leave();
    }
    if (then == previous.size() || order != 0) {
      return MemberWalk.Before.NO_MEMBER;
    }
    MemberWalk.Before before = MemberWalk.Before.of(previous, then);
    then = previous.next(then);
    return before;
  }

  private void leave() throws IOException {
    visitor.left(previous, then);
    then = previous.next(then);
  }
}
