package dev.steward.config;

import dev.steward.config.StewardProperties.RequestProperties;
import dev.steward.request.IdentifierForms;
import dev.steward.request.RequestSettings;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the settings of {@code steward.requests}. */
final class RequestCheck {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("requests");

  private final FaultList faults;

  RequestCheck(FaultList faults) {
    this.faults = faults;
  }

  RequestSettings settings(@Nullable RequestProperties properties) {
    if (properties == null) {
      return RequestSettings.NONE;
    }
    return new RequestSettings(inbox(properties.inbox()), region(properties.defaultRegion()));
  }

  private Optional<String> inbox(@Nullable String inbox) {
    if (inbox != null && inbox.isBlank()) {
      faults.add(
          PATH.child("inbox"), "expected a CSV file or a folder of them; leave it out for none");
    }
    return Optional.ofNullable(inbox);
  }

  private Optional<String> region(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    PropertyPath path = PATH.child("default-region");
    String region = text.strip().toUpperCase(Locale.ROOT);
    if (region.equals("FALSE")) {
      faults.add(path, "YAML takes an unquoted NO for false; write \"NO\"");
    } else if (!IdentifierForms.regions().contains(region)) {
      faults.add(path, "no such region: " + text + "; expected two letters of ISO 3166 such as DE");
    } else {
      return Optional.of(region);
    }
    return Optional.empty();
  }
}
