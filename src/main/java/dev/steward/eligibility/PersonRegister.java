package dev.steward.eligibility;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the register of requests and the suppression list say of the rows of the table of contacts.
 * Safe for use by several threads.
 */
public interface PersonRegister {
  /** The person is on the suppression list. */
  int ERASED = 1;

  /** A restriction is in force (Art. 18), or an erasure open. */
  int RESTRICTED = 1 << 1;

  /** An objection is in force (Art. 21). */
  int OBJECTED = 1 << 2;

  /** One that holds nothing. */
  PersonRegister EMPTY =
      new PersonRegister() {
        @Override
        public Set<String> columns() {
          return Set.of();
        }

        @Override
        public Rows rows(List<Column> columns) {
          return new Rows() {
            @Override
            public int bits(RowBatch batch, int row) {
              return 0;
            }

            @Override
            public Optional<Withdrawal> withdrawal() {
              return Optional.empty();
            }

            @Override
            public Set<String> matched() {
              return Set.of();
            }
          };
        }
      };

  /** Columns of the table of contacts to look people up by. */
  Set<String> columns();

  /** A lookup for the batches of one cursor, by one thread. */
  Rows rows(List<Column> columns);

  /** Looks rows up, one after the other. */
  interface Rows {
    /** What holds of a row: {@link #ERASED} and so on. */
    int bits(RowBatch batch, int row);

    /** The latest request to withdraw consent that concerns the row looked up last. */
    Optional<Withdrawal> withdrawal();

    /** Ids of all requests that concerned any row so far. */
    Set<String> matched();
  }

  /** A request to withdraw consent that is in force. */
  record Withdrawal(String requestId, LocalDate receivedOn) {}
}
