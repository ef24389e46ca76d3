package dev.steward.request;

import java.util.Optional;

/**
 * Where requests come from and how they are read.
 *
 * @param inbox a CSV file or a folder of them, a local path or a Hadoop URI
 * @param defaultRegion where phone numbers without a country code belong (ISO 3166 alpha-2)
 */
public record RequestSettings(Optional<String> inbox, Optional<String> defaultRegion) {
  /** No inbox, no default region. */
  public static final RequestSettings NONE =
      new RequestSettings(Optional.empty(), Optional.empty());

  /** How identifiers are compared under these settings. */
  public IdentifierForms forms() {
    return new IdentifierForms(defaultRegion);
  }
}
