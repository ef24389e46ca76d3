package dev.steward.batch;

import dev.steward.broker.BrokerException;
import dev.steward.files.FileStore;
import dev.steward.report.ReportFileException;
import dev.steward.request.inbox.InboxException;
import dev.steward.source.SourceException;
import dev.steward.store.ControlStoreException;
import java.nio.file.FileSystemException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Why something could not be done, in words that may be stored and shown. Messages of exceptions
 * other than our own may quote cells, so only their kind and place in the code are told.
 */
final class Reasons {
  private static final int LONGEST = 2_000;

  private Reasons() {}

  static String of(Throwable failure) {
    String reason = reason(failure);
    return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    if (failure instanceof SourceException
        || failure instanceof ReportFileException
        || failure instanceof InboxException
        || failure instanceof BrokerException
        || failure instanceof RemoteFailure) {
      return "" + failure.getMessage();
    }
    if (failure instanceof FileSystemException unusable) {
      return "Cannot read or write " + unusable.getFile() + ": " + FileStore.reason(unusable);
    }
    if (failure instanceof DataAccessException || failure instanceof TransactionException) {
      return "Cannot use the control store: "
          + ControlStoreException.reason((RuntimeException) failure);
    }
    return cause != null && cause != failure ? reason(cause) : kindAndPlace(failure);
  }

  private static String kindAndPlace(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return "unexpected "
        + failure.getClass().getSimpleName()
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
