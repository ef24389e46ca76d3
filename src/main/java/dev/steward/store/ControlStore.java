package dev.steward.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The database that holds Steward's own state: Spring Batch's tables, and ours. By default an H2
 * file in the home folder, which the process that has it open also serves to the others of this
 * host; PostgreSQL where one is configured.
 */
public final class ControlStore implements AutoCloseable {
  private final HikariDataSource pool;
  private final Optional<EmbeddedStore> embedded;

  private ControlStore(HikariDataSource pool, Optional<EmbeddedStore> embedded) {
    this.pool = pool;
    this.embedded = embedded;
  }

  /**
   * Opens the embedded store of a home folder, or connects to the process that has it open.
   *
   * @param connections the most connections at a time
   * @throws ControlStoreException where neither succeeds
   */
  public static ControlStore embedded(Path home, int connections) throws IOException {
    EmbeddedStore store = EmbeddedStore.open(home);
    try {
      return new ControlStore(
          pool(store.url(), EmbeddedStore.USER, store.password(), connections), Optional.of(store));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Whether a home folder has an embedded store. */
  public static boolean existsIn(Path home) {
    return EmbeddedStore.existsIn(home);
  }

  /**
   * Connects to a database server.
   *
   * @throws ControlStoreException where no connection comes about
   */
  public static ControlStore at(String url, String username, String password, int connections)
      throws ControlStoreException {
    try {
      return new ControlStore(pool(url, username, password, connections), Optional.empty());
    } catch (RuntimeException e) {
      throw ControlStoreException.connecting(url, e);
    }
  }

  /**
   * Whether the store stays as long as this process does. An embedded store that another process
   * has open goes away with that process: enough to ask for a state, not to run a job on.
   */
  public boolean isLasting() {
    return embedded.map(EmbeddedStore::isOwner).orElse(true);
  }

  public DataSource dataSource() {
    return pool;
  }

  /**
   * Brings the tables up to date; makes them at the first call.
   *
   * @throws ControlStoreException where the database refuses
   */
  public void migrate() throws ControlStoreException {
    if (SchemaHistory.isCurrent(pool)) {
      return;
    }
    try {
      migrate(pool);
    } catch (FlywayException e) {
      throw ControlStoreException.migrating(pool.getJdbcUrl(), e);
    }
  }

  /** As {@link #migrate()}, for a database opened elsewhere, and as Flyway fails. */
  public static void migrate(DataSource store) {
    Flyway.configure()
        .dataSource(store)
        .locations("classpath:" + SchemaHistory.FOLDER)
        .javaMigrations(SchemaHistory.CLASSES.toArray(JavaMigration[]::new))
        .baselineOnMigrate(true) // other tables may be there in a shared database
        .baselineVersion("0")
        .table(SchemaHistory.TABLE)
        .loggers("slf4j")
        .load()
        .migrate();
  }

  @Override
  public void close() {
    pool.close();
    embedded.ifPresent(EmbeddedStore::close);
  }

  private static HikariDataSource pool(String url, String user, String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("control-store");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }
}
