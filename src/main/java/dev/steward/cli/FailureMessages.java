package dev.steward.cli;

import dev.steward.config.ConfigurationFaults;
import dev.steward.source.SourceException;
import dev.steward.store.ControlStoreException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what goes wrong into words and an exit status. Messages of exceptions other than our own
 * may quote cells: only their kind is told.
 */
final class FailureMessages implements IExecutionExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(FailureMessages.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    if (failure instanceof ConfigurationFaults faults) {
      command.getErr().println("The configuration has faults; nothing was started:");
      faults.faults().forEach(fault -> command.getErr().println("  " + fault));
      return ExitStatus.WRONG_USAGE;
    }
    if (failure instanceof SourceException || failure instanceof IOException) {
      command.getErr().println(failure.getMessage());
      return ExitStatus.FAILED;
    }
    if (failure instanceof DataAccessException || failure instanceof TransactionException) {
      command
          .getErr()
          .println(
              "Cannot use the control store: "
                  + ControlStoreException.reason((RuntimeException) failure));
      return ExitStatus.FAILED;
    }
    StackTraceElement[] trace = failure.getStackTrace();
    log.error("Unexpected {}", failure.getClass().getName());
    for (StackTraceElement element : trace) {
      log.error("    at {}", element);
    }
    command.getErr().println("Failed: unexpected " + failure.getClass().getName());
    return ExitStatus.FAILED;
  }
}
