package dev.steward.store;

/**
 * The right to work on a partition of a step, which a worker holds until another takes over under
 * the next fence.
 *
 * @param jobName of the run's own lease, under whose fence the partition was sent
 * @param stepName tells step and partition
 * @param executionVersion of the partition's step execution when the lease was taken: of another, a
 *     successor has taken over before the execution was read
 * @param workSha256 of all that makes the work what it is: configuration, key and program
 */
public record PartitionLease(
    long stepExecutionId,
    long jobExecutionId,
    String jobName,
    long runFence,
    String stepName,
    int executionVersion,
    String workSha256,
    long fence) {}
