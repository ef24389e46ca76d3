package dev.steward.config;

import dev.steward.broker.BrokerSettings;
import java.time.Duration;

/**
 * How work is spread over workers.
 *
 * @param patience how long the broker may be away before a run gives up
 * @param partitions into how many a step's units are spread at most
 * @param sha256 of what manager and workers must agree on: the effective configuration, with
 *     secrets masked, but for what belongs to a machine
 */
public record RemoteWork(BrokerSettings broker, Duration patience, int partitions, String sha256) {}
