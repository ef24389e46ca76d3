package dev.steward.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** The peer's process: copies a table out of PostgreSQL and throws the bytes away. */
public final class PostgresCopy {
  private PostgresCopy() {}

  public static void main(String[] args) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
      new CopyManager(connection.unwrap(BaseConnection.class))
          .copyOut("copy " + args[3] + " to stdout", OutputStream.nullOutputStream());
    }
  }
}
