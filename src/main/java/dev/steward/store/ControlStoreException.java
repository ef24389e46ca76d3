package dev.steward.store;

import dev.steward.files.FileStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The control store cannot be used: its place and the reason, in words that quote no driver. */
public final class ControlStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  private ControlStoreException(String attempt, String place, String reason) {
    super(attempt + " the control store " + place + ": " + reason);
  }

  /** The file of a home folder, or the process that has it open, does not answer as it should. */
  static ControlStoreException embedded(Path file, SQLException fault) {
    return new ControlStoreException(
        "Cannot open",
        file.toAbsolutePath().normalize().toString(),
        switch (fault.getErrorCode()) {
          case ErrorCode.WRONG_USER_OR_PASSWORD ->
              "the store.key beside it is not the one that it was made with";
          case ErrorCode.DATABASE_ALREADY_OPEN_1 -> "another process keeps it open";
          case ErrorCode.FILE_CORRUPTED_1 -> "the file is damaged";
          case ErrorCode.FILE_VERSION_ERROR_1 -> "another version of H2 wrote it";
          default -> reason(fault);
        });
  }

  /** No connection to the database server came about. */
  static ControlStoreException connecting(String url, RuntimeException fault) {
    return new ControlStoreException("Cannot connect to", withoutCredentials(url), reason(fault));
  }

  /** Its tables could not be brought up to date. */
  static ControlStoreException migrating(String url, RuntimeException fault) {
    return new ControlStoreException(
        "Cannot bring up to date",
        withoutCredentials(url),
        sqlException(fault).isPresent()
            ? reason(fault)
            : "its tables are not as this version left them");
  }

  /** Why a statement or transaction on the control store failed. */
  public static String reason(RuntimeException fault) {
    return sqlException(fault)
        .map(ControlStoreException::reason)
        .orElseGet(() -> "unexpected " + fault.getClass().getSimpleName());
  }

  private static String reason(SQLException fault) {
    String state = fault.getSQLState() == null ? "" : fault.getSQLState();
    String reason =
        switch (state) {
          case "28P01", "28000" -> "the password was refused";
          case "3D000" -> "there is no such database";
          case "42501" -> "permission denied";
          case "53300" -> "the server has no connection to spare";
          case "55000" -> "the database takes no connections";
          case "57P03" -> "the server is starting or stopping";
          case "IM002" -> "no JDBC driver on the class path knows such a URL";
          default -> outside(fault).orElseGet(() -> inside(state));
        };
    return state.isEmpty()
        ? reason
        : reason + " (SQLState " + state + ", code " + fault.getErrorCode() + ")";
  }

  /** What the disk or the network says. */
  private static Optional<String> outside(SQLException fault) {
    @Nullable Throwable each = fault;
    while (each != null && !(each instanceof IOException)) {
      each = each.getCause();
    }
    return Optional.ofNullable((IOException) each).map(FileStore::reason);
  }

  /** The pool tells no state where a connection broke. */
  private static String inside(String state) {
    return state.isEmpty() || state.startsWith("08") || state.startsWith("57P0")
        ? "no connection"
        : "the database reports an error";
  }

  private static Optional<SQLException> sqlException(Throwable fault) {
    @Nullable Throwable each = fault;
    while (each != null && !(each instanceof SQLException)) {
      each = each.getCause();
    }
    return Optional.ofNullable((SQLException) each);
  }

  private static String withoutCredentials(String url) {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }
}
