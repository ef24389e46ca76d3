package dev.steward.store;

import java.time.Instant;

/**
 * How a run stands.
 *
 * @param word {@code running}, {@code stopping}, {@code lost} (its process is gone; the same
 *     command goes on), {@code complete}, {@code incomplete}, {@code failed}, {@code stopped}
 * @param step the last step that has begun
 * @param owner the process that runs it; empty where none does
 */
public record RunState(
    Run run, String word, String step, int unitsDone, int units, String owner, Instant since) {}
