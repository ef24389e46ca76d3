package dev.steward.source.jdbc;

import dev.steward.source.SourceException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong by SQLState and vendor code. What a driver says is never repeated: it may
 * quote a cell, a key or a password.
 */
final class JdbcFaults {
  private JdbcFaults() {}

  /** Why no connection came about. */
  static SourceException connecting(String attempt, Optional<String> username, SQLException fault) {
    String state = state(fault);
    String user = username.map(name -> " for user " + name).orElse("");
    String reason;
    if (state.equals("28P01") || state.equals("28000")) {
      reason = "the password was refused" + user;
    } else if (state.equals("08004") && fault.getErrorCode() == 0) {
      reason = "the server wants a password" + user;
    } else if (state.equals("3D000") || fault.getErrorCode() == 1049 || isH2Absent(state)) {
      reason = "there is no such database";
    } else if (state.equals(DriverConnections.NO_DRIVER)) {
      reason = "no JDBC driver on the class path knows such a URL";
    } else if (state.equals("90020")) {
      reason = "the database is in use by another process";
    } else if (state.equals("53300") || fault.getErrorCode() == 1040) {
      reason = "the server has no connection to spare";
    } else if (state.equals("57P03")) {
      reason = "the server is starting or stopping";
    } else {
      reason = network(fault);
      if (reason == null) {
        reason = state.startsWith("08") ? "the connection failed" : "the server refused it";
        reason += " (" + code(fault) + ")";
      }
    }
    return new SourceException(attempt, reason, fault);
  }

  /** Why reading failed. */
  static SourceException reading(String attempt, SQLException fault) {
    String state = state(fault);
    String reason;
    if (isLost(fault)) {
      reason = "the connection was lost";
    } else if (state.equals("42P01") || state.equals("3F000") || state.startsWith("42S0")) {
      reason = "the table does not exist any more";
    } else if (state.equals("42703") || state.equals("42S22")) {
      reason = "a column does not exist any more";
    } else if (fault.getErrorCode() == 1356) {
      reason = "the view refers to something that does not exist any more";
    } else if (isDenied(state, fault.getErrorCode())) {
      reason = "permission denied";
    } else if (state.startsWith("22")) {
      reason = "the database cannot compute a value (" + code(fault) + ")";
    } else if (state.equals("57014") || state.equals("HYT00")) {
      reason = "the statement was cancelled";
    } else if (state.startsWith("40")) {
      reason = "the transaction was rolled back in favour of another (" + code(fault) + ")";
    } else {
      reason = "the database reports an error (" + code(fault) + ")";
    }
    return new SourceException(attempt, reason, fault);
  }

  /** Why writing failed. */
  static SourceException writing(String attempt, SQLException fault) {
    String state = state(fault);
    if (state.startsWith("22") || state.startsWith("23")) {
      return new SourceException(
          attempt, "the table does not take a value (" + code(fault) + ")", fault);
    }
    return reading(attempt, fault);
  }

  /** Where a driver, or we, failed in an unforeseen way; whose message may quote a cell as well. */
  static SourceException unforeseen(String attempt, RuntimeException fault) {
    return new SourceException(attempt, "unforeseen " + fault.getClass().getSimpleName(), fault);
  }

  /** Whether the connection is of no more use. */
  static boolean isLost(SQLException fault) {
    String state = state(fault);
    return state.startsWith("08")
        || state.startsWith("57P0")
        || state.equals("90067")
        || state.equals("90098")
        || state.equals("90121");
  }

  /** Whether a right is lacking. */
  static boolean isDenied(SQLException fault) {
    return isDenied(state(fault), fault.getErrorCode());
  }

  private static boolean isDenied(String state, int code) {
    return state.equals("42501")
        || state.equals("28000")
        || state.equals("90096")
        || code == 1142
        || code == 1143
        || code == 1044
        || code == 1370;
  }

  private static boolean isH2Absent(String state) {
    return state.equals("90146") || state.equals("90149") || state.equals("90013");
  }

  private static @Nullable String network(Throwable fault) {
    for (Throwable each = fault; each != null; each = each.getCause()) {
      if (each instanceof UnknownHostException) {
        return "the host is not known";
      } else if (each instanceof SocketTimeoutException) {
        return "the host does not answer";
      } else if (each instanceof NoRouteToHostException) {
        return "there is no route to the host";
      } else if (each instanceof ConnectException) {
        return "connection refused";
      } else if (each instanceof SSLException) {
        return "no encrypted connection could be agreed upon";
      }
    }
    return null;
  }

  private static String state(SQLException fault) {
    String state = fault.getSQLState();
    return state == null ? "" : state;
  }

  private static String code(SQLException fault) {
    return "SQLState " + state(fault) + ", code " + fault.getErrorCode();
  }
}
