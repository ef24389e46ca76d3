package dev.steward.source.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens connections as the settings say, giving up after a few seconds. */
final class DriverConnections extends AbstractDataSource {
  private static final int SECONDS = 5;
  private static final Pattern OPTIONS = Pattern.compile("[?;].*", Pattern.DOTALL);
  private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

  // Held here, or its level is forgotten. At FINEST the driver logs parameters, thus keys.
  private static final Logger POSTGRESQL = Logger.getLogger("org.postgresql");

  static {
    POSTGRESQL.setLevel(Level.INFO);
    // This driver logs each error, as a warning and with the cells it quotes, and at TRACE each
    // packet. It looks once, when it connects for the first time.
    if (System.getProperty("mariadb.logging.disable") == null) {
      System.setProperty("mariadb.logging.disable", "true");
    }
  }

  private final String url;
  private final Properties properties;
  private @Nullable Dialect dialect;

  DriverConnections(JdbcSettings settings) {
    // the driver on the class path serves both
    url = settings.url().replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
    properties = new Properties();
    timeouts(url).forEach(properties::put);
    properties.putAll(settings.properties());
    settings.username().ifPresent(user -> properties.put("user", user));
    settings.password().ifPresent(password -> properties.put("password", password));
  }

  /** A URL as messages may show it. */
  static String withoutCredentials(String url) {
    return USER_INFO.matcher(OPTIONS.matcher(url).replaceFirst("")).replaceFirst("//");
  }

  /** What further connections begin with. */
  void preparedBy(Dialect settled) {
    dialect = settled;
  }

  Connection open() throws SQLException {
    Driver driver = driver();
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw noDriver();
    }
    return connection;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = open();
    Dialect settled = dialect;
    if (settled == null) {
      return connection;
    }
    try {
      settled.prepare(connection);
      if (settled.snapshotIsolation().isPresent()) {
        connection.setTransactionIsolation(settled.snapshotIsolation().getAsInt());
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public int getLoginTimeout() {
    return 2 * SECONDS;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // the drivers' own timeouts are set instead
  }

  private Driver driver() throws SQLException {
    try {
      return DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw noDriver();
    }
  }

  private static SQLException noDriver() {
    return new SQLNonTransientConnectionException("No driver", NO_DRIVER);
  }

  static final String NO_DRIVER = "IM002";

  private static Properties timeouts(String url) {
    Properties properties = new Properties();
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:postgresql:")) {
      properties.put("connectTimeout", Integer.toString(SECONDS));
      properties.put("loginTimeout", Integer.toString(2 * SECONDS));
      properties.put("tcpKeepAlive", "true");
      properties.put("ApplicationName", "steward");
    } else if (lower.startsWith("jdbc:mariadb:")) {
      properties.put("connectTimeout", Integer.toString(SECONDS * 1000));
      properties.put("tcpKeepAlive", "true");
    } else if (lower.startsWith("jdbc:h2:")
        && !lower.startsWith("jdbc:h2:mem:")
        && !lower.contains(";ifexists=")) {
      // a mistyped path is an error, not a new database
      properties.put("IFEXISTS", "TRUE");
    }
    return properties;
  }
}
