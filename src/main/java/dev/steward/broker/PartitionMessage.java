package dev.steward.broker;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a manager tells workers of a partition: where to find it. All else stands in the control
 * store. As JSON it holds numbers and names only.
 *
 * @param fence under which the partition was sent; under another by now, the message is stale
 */
public record PartitionMessage(
    long jobExecutionId, long stepExecutionId, String stepName, long fence) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The body of a message. */
  String toJson() {
    return JSON.writeValueAsString(this);
  }

  /** Reads the body of a message; empty where it is none of ours. */
  static Optional<PartitionMessage> fromJson(String body) {
    try {
      PartitionMessage message = JSON.readValue(body, PartitionMessage.class);
      return message == null || message.stepName() == null
          ? Optional.empty()
          : Optional.of(message);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
