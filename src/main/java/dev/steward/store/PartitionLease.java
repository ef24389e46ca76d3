package dev.steward.store;

/**
 * The right to work on a partition of a step, which a worker holds until another takes over under
 * the next fence.
 *
 * @param jobName of the run's own lease, under whose fence the partition was sent
 * @param stepName tells step and partition
 * @param workSha256 of all that makes the work what it is: configuration, key and program
 */
public record PartitionLease(
    long stepExecutionId,
    long jobExecutionId,
    String jobName,
    long runFence,
    String stepName,
    String workSha256,
    long fence) {}
