package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.env.ConfigurableEnvironment;

/** The sessions of a worker, one a try of a run; those without work go when another begins. */
final class WorkerSessions implements AutoCloseable {
  private final ConfigurableEnvironment environment;
  private final Supplier<Equipment> equipment;
  private final Map<Long, Shared> open = new HashMap<>();

  /**
   * @param equipment made anew for each session, which closes its sources
   */
  WorkerSessions(ConfigurableEnvironment environment, Supplier<Equipment> equipment) {
    this.environment = environment;
    this.equipment = equipment;
  }

  private static final class Shared {
    private final WorkerSession session;
    private int users;

    Shared(WorkerSession session) {
      this.session = session;
    }
  }

  /** The session of a try, until it is left as often as it was entered. */
  synchronized WorkerSession enter(long jobExecutionId) {
    Shared shared = open.get(jobExecutionId);
    if (shared == null) {
      closeUnused();
      shared = new Shared(new WorkerSession(environment, equipment.get()));
      open.put(jobExecutionId, shared);
    }
    shared.users++;
    return shared.session;
  }

  synchronized void leave(long jobExecutionId) {
    Shared shared = open.get(jobExecutionId);
    if (shared != null) {
      shared.users--;
    }
  }

  private void closeUnused() {
    for (Iterator<Shared> each = open.values().iterator(); each.hasNext(); ) {
      Shared shared = each.next();
      if (shared.users == 0) {
        shared.session.close();
        each.remove();
      }
    }
  }

  @Override
  public synchronized void close() {
    closeUnused();
  }
}
