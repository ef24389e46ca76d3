package dev.steward.batch;

import dev.steward.broker.BrokerException;
import dev.steward.files.FileStore;
import dev.steward.report.ReportFileException;
import dev.steward.request.inbox.InboxException;
import dev.steward.source.SourceException;
import dev.steward.store.ControlStoreException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.step.StepExecution;
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

  /** Why a job's execution failed, each reason once; none where nothing was thrown. */
  static List<String> of(JobExecution execution) {
    Set<String> reasons = new LinkedHashSet<>();
    for (StepExecution step : execution.getStepExecutions()) {
      step.getFailureExceptions().stream()
          .filter(failure -> !tellsOfAPartition(failure))
          .forEach(failure -> reasons.add(step.getStepName() + ": " + of(failure)));
    }
    execution.getFailureExceptions().forEach(failure -> reasons.add(of(failure)));
    return List.copyOf(reasons);
  }

  /** The partition's own execution has the reason. */
  private static boolean tellsOfAPartition(Throwable failure) {
    return failure instanceof JobExecutionException && failure.getCause() == null;
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
