package dev.steward.batch;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Transactions of which many small ones may be made a few: a commit costs as much as a hundred
 * changes. Safe for use by several threads.
 */
@SuppressWarnings("ThreadLocalUsage") // a group is one of this object's
final class GroupedTransactions implements TransactionOperations {
  /** Few enough that nobody who changes a request meanwhile has to wait long. */
  private static final int GROUP = 500;

  private final TransactionOperations transactions;
  private final ThreadLocal<@Nullable TransactionStatus> current = new ThreadLocal<>();

  GroupedTransactions(TransactionOperations transactions) {
    this.transactions = transactions;
  }

  /** In the group's transaction, where there is one. */
  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
    TransactionStatus group = current.get();
    return group != null ? action.doInTransaction(group) : transactions.execute(action);
  }

  /** Hands all over in groups, each of which is committed or rolled back as a whole. */
  <T> void inGroups(List<T> all, Consumer<List<T>> action) {
    for (int from = 0; from < all.size(); from += GROUP) {
      List<T> group = all.subList(from, Math.min(all.size(), from + GROUP));
      transactions.executeWithoutResult(
          status -> {
            current.set(status);
            try {
              action.accept(group);
            } finally {
              current.remove();
            }
          });
    }
  }
}
