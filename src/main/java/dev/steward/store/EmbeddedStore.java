package dev.steward.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/**
 * The H2 file of a home folder. Such a file admits one process; that process serves it on a
 * loopback port, which a file beside it tells, so that others can ask for the state of a run.
 */
final class EmbeddedStore implements AutoCloseable {
  static final String USER = "steward";
  private static final String NAME = "control";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String url;
  private final String password;
  private final @Nullable Connection keeper;
  private final @Nullable Server server;

  private EmbeddedStore(
      String url, String password, @Nullable Connection keeper, @Nullable Server server) {
    this.url = url;
    this.password = password;
    this.keeper = keeper;
    this.server = server;
  }

  static boolean existsIn(Path home) {
    return Files.exists(fileIn(home));
  }

  private static Path fileIn(Path home) {
    return home.resolve(NAME + ".mv.db");
  }

  /**
   * Opens the file, or finds the process that has it open.
   *
   * @throws ControlStoreException where neither succeeds
   */
  static EmbeddedStore open(Path home) throws IOException {
    String password = HexFormat.of().formatHex(LocalSecret.of(home));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return openFile(home, password);
      } catch (SQLException e) {
        if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
          throw ControlStoreException.embedded(fileIn(home), e);
        }
        Optional<EmbeddedStore> served = connect(home, password);
        if (served.isPresent()) {
          return served.get();
        }
        if (System.nanoTime() > deadline) {
          throw ControlStoreException.embedded(fileIn(home), e);
        }
        pause();
      }
    }
  }

  private static EmbeddedStore openFile(Path home, String password)
      throws IOException, SQLException {
    // without WRITE_DELAY=0 half a second of commits is lost on a kill
    String url =
        "jdbc:h2:file:"
            + home.resolve(NAME).toAbsolutePath()
            + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    Connection keeper = DriverManager.getConnection(url, USER, password);
    try {
      System.setProperty("h2.bindAddress", "127.0.0.1");
      Server server =
          Server.createTcpServer(
                  "-tcpPort",
                  "0",
                  "-ifExists",
                  "-tcpPassword",
                  password,
                  "-baseDir",
                  home.toAbsolutePath().toString())
              .start();
      Path draft = Files.writeString(home.resolve("control.port.tmp"), "" + server.getPort());
      Files.move(draft, portFile(home), StandardCopyOption.ATOMIC_MOVE);
      return new EmbeddedStore(url, password, keeper, server);
    } catch (IOException | SQLException e) {
      keeper.close();
      throw e;
    }
  }

  private static Optional<EmbeddedStore> connect(Path home, String password) throws IOException {
    try {
      String port = Files.readString(portFile(home)).strip();
      String url = "jdbc:h2:tcp://127.0.0.1:" + port + "/" + NAME;
      DriverManager.getConnection(url, USER, password).close();
      return Optional.of(new EmbeddedStore(url, password, null, null));
    } catch (NoSuchFileException | SQLException e) {
      return Optional.empty(); // the owner is starting or ending: its file will say, or be free
    }
  }

  private static Path portFile(Path home) {
    return home.resolve("control.port");
  }

  private static void pause() {
    try {
      Thread.sleep(100); // another process's lock can only be polled
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the control store", e);
    }
  }

  /** Whether this process has the file open; otherwise another one serves it. */
  boolean isOwner() {
    return keeper != null;
  }

  String url() {
    return url;
  }

  String password() {
    return password;
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    if (keeper != null) {
      try {
        keeper.close();
      } catch (SQLException e) {
        throw new IllegalStateException("Cannot close the control store", e);
      }
    }
  }
}
