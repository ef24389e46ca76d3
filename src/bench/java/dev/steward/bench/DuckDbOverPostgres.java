package dev.steward.bench;

import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** The peer's process: copies tables out of PostgreSQL, and runs a query in DuckDB on the files. */
public final class DuckDbOverPostgres {
  private DuckDbOverPostgres() {}

  /** The query, the database's URL, the folder of copies, and the tables. */
  public static void main(String[] args) throws SQLException, IOException {
    Path folder = Files.createDirectories(Path.of(args[2]));
    List<CompletableFuture<Void>> copies = new ArrayList<>();
    for (String table : Arrays.asList(args).subList(3, args.length)) {
      copies.add(
          CompletableFuture.runAsync(() -> copy(args[1], table, folder.resolve(table + ".csv"))));
    }
    copies.forEach(CompletableFuture::join);
    DuckDbQuery.main(args);
  }

  private static void copy(String url, String table, Path to) {
    try (Connection connection = Postgres.connect(url);
        OutputStream out = Files.newOutputStream(to)) {
      new CopyManager(connection.unwrap(BaseConnection.class))
          .copyOut("copy " + table + " to stdout (format csv, header)", out);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("Cannot copy " + table, e);
    }
  }
}
