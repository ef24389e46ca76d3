package dev.steward.export;

import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import java.time.LocalDate;

/**
 * What a bundle answers.
 *
 * @param id of the request
 * @param type access (Art. 15) or portability (Art. 20)
 * @param subject the pseudonym of the person
 * @param asOf the day of the data
 */
public record BundleRequest(String id, RequestType type, String subject, LocalDate asOf) {
  public BundleRequest {
    if (type != RequestType.ACCESS && type != RequestType.PORTABILITY) {
      throw new IllegalArgumentException("No bundle answers a request of type " + type.word());
    }
    if (!SubjectRequest.isId(id)) {
      throw new IllegalArgumentException("Not a request's id");
    }
  }

  boolean isPortability() {
    return type == RequestType.PORTABILITY;
  }

  /** A name for files: what no file system takes in a name is replaced. */
  public String fileName() {
    return FileNames.safe(id);
  }
}
