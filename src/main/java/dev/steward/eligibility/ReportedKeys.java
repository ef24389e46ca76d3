package dev.steward.eligibility;

import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.PseudonymKey;
import dev.steward.core.Pseudonymizer;
import dev.steward.core.TableRef;
import java.util.Optional;

/**
 * How people's keys stand in the reports of a run, and in those of the run before: as the sources
 * have them, or as pseudonyms. All records of a run have keys in its form, so that its reports are
 * in their order. Immutable.
 */
public final class ReportedKeys {
  /** As the sources have them. */
  public static final ReportedKeys PLAIN = new ReportedKeys(Optional.empty(), false, false);

  private record Source(Pseudonymizer pseudonyms, TableRef people) {}

  private final Optional<Source> source;
  private final boolean now;
  private final boolean before;

  private ReportedKeys(Optional<Source> source, boolean now, boolean before) {
    this.source = source;
    this.now = now;
    this.before = before;
  }

  /**
   * Keys of contacts, and of leads and accounts, which get their pseudonyms like contacts.
   *
   * @param now whether they are pseudonyms in this run's reports
   * @param before whether they are in those of the run before
   */
  public static ReportedKeys of(PseudonymKey key, TableRef contacts, boolean now, boolean before) {
    return new ReportedKeys(Optional.of(new Source(new Pseudonymizer(key), contacts)), now, before);
  }

  /** Reads a cell's key in the form in which it is reported. For one thread. */
  interface Reader {
    /**
     * @return false where there is none
     */
    boolean read(KeyCell key, ColumnVector column, int row);
  }

  /** For the cells of sources. */
  Reader ofSources() {
    return now ? pseudonyms() : KeyCell::read;
  }

  /** For the cells of the previous run's report; where {@link #translatesPrevious} as they are. */
  Reader ofPrevious() {
    return now && !before ? pseudonyms() : KeyCell::read;
  }

  /** Whether the previous run has pseudonyms for what are keys now. */
  public boolean translatesPrevious() {
    return before && !now;
  }

  /** Pseudonyms, whatever is reported. */
  Reader pseudonyms() {
    Source of = source.orElseThrow();
    Pseudonymizer.People people = of.pseudonyms().people(of.people());
    return (key, column, row) -> {
      boolean has = key.read(column, row);
      if (has) {
        people.replace(key);
      }
      return has;
    };
  }

  @Override
  public String toString() {
    return "ReportedKeys[now " + now + ", before " + before + "]";
  }
}
