package dev.steward.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A control store whose process ends after a commit, as a kill would have it: what was committed
 * stays, what was not is rolled back, and no thread that touches the store ever goes on, not even
 * into a {@code finally}. The process goes on for the others, so that one test can go through all
 * commit points. Heartbeats are no commit points: their number varies.
 */
public final class CrashingStore {
  private final DataSource real;
  private final int crashAfter;
  private final AtomicInteger commits = new AtomicInteger();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch crashed = new CountDownLatch(1);

  /**
   * @param real gives physical connections, not pooled ones
   * @param crashAfter the number of the commit, from 1; {@link Integer#MAX_VALUE} for never
   */
  public CrashingStore(DataSource real, int crashAfter) {
    this.real = real;
    this.crashAfter = crashAfter;
  }

  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          haltIfCrashed();
          Object result = invoke(method, real, arguments);
          return result instanceof Connection connection ? wrap(connection) : result;
        });
  }

  public int commits() {
    return commits.get();
  }

  /** Counted down when the process has ended. */
  public CountDownLatch crashed() {
    return crashed;
  }

  private Connection wrap(Connection connection) {
    open.add(connection);
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          haltIfCrashed();
          if (method.getName().equals("close")) {
            open.remove(connection);
          }
          Object result = invoke(method, connection, arguments);
          if (method.getName().equals("commit")) {
            committed();
          }
          if (result instanceof PreparedStatement statement) {
            return wrap(PreparedStatement.class, statement, connection, (String) arguments[0]);
          }
          return result instanceof Statement statement
              ? wrap(Statement.class, statement, connection, "")
              : result;
        });
  }

  private <T extends Statement> T wrap(
      Class<T> type, T statement, Connection connection, String sql) {
    return proxy(
        type,
        (self, method, arguments) -> {
          haltIfCrashed();
          Object result = invoke(method, statement, arguments);
          boolean writes =
              method.getName().startsWith("execute") && !method.getName().equals("executeQuery");
          if (writes && connection.getAutoCommit() && !sql.contains("update lease")) {
            committed();
          }
          return result;
        });
  }

  private void committed() throws SQLException {
    if (commits.incrementAndGet() == crashAfter) {
      crashed.countDown();
      for (Connection connection : open) {
        connection.close();
      }
    }
    haltIfCrashed();
  }

  private void haltIfCrashed() {
    while (crashed.getCount() == 0) {
      LockSupport.park(this);
    }
  }

  private @Nullable Object invoke(Method method, Object target, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      haltIfCrashed();
      throw e.getTargetException();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
