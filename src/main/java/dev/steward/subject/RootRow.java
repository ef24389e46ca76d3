package dev.steward.subject;

import dev.steward.request.PersonKey;
import java.util.List;

/**
 * A row of a table of people that requests may mean. Holds personal data.
 *
 * @param requests ids of those whose identifier it has
 * @param returned whether it is of a person who was erased before
 * @param emails folded
 * @param ends its cells in ways from people to people
 */
record RootRow(
    PersonKey key, List<String> requests, boolean returned, List<String> emails, List<End> ends) {
  /**
   * @param start whether the way starts here
   */
  record End(int edge, boolean start, List<String> cells) {
    /** Without the cells. */
    @Override
    public String toString() {
      return "End[" + edge + "]";
    }
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return "RootRow[" + key + "]";
  }
}
