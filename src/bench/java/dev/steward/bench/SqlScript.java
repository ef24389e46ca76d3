package dev.steward.bench;

import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The peer's process: runs a script of SQL in one transaction, as {@code psql -1 -f} does. */
public final class SqlScript {
  private SqlScript() {}

  /** The database's URL, and the script. */
  public static void main(String[] args) throws SQLException, IOException {
    try (Connection connection = Postgres.connect(args[0]);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(Files.readString(Path.of(args[1])));
      connection.commit();
    }
  }
}
