package dev.steward.lineage;

import io.openlineage.client.OpenLineage.RunEvent;
import java.io.IOException;

/** Somebody who is told. */
interface EventSink extends AutoCloseable {
  /** Who, as warnings say. */
  String name();

  /**
   * @throws IOException where that fails; its message names no secret
   */
  void send(RunEvent event) throws IOException;

  @Override
  void close();
}
