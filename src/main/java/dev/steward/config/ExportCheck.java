package dev.steward.config;

import dev.steward.export.About;
import dev.steward.export.ExportSettings;
import dev.steward.export.Passphrase;
import dev.steward.export.RecipientKey;
import dev.steward.files.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Period;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the settings of {@code steward.export}, without ever telling the passphrase. */
final class ExportCheck {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("export");

  private final Set<String> sources;
  private final FaultList faults;
  private final Clock clock;

  /**
   * @param sources names of those that are configured
   * @param clock by which keys expire
   */
  ExportCheck(Set<String> sources, FaultList faults, Clock clock) {
    this.sources = Set.copyOf(sources);
    this.faults = faults;
    this.clock = clock;
  }

  ExportSettings settings(@Nullable ExportProperties properties) {
    if (properties == null) {
      return ExportSettings.NONE;
    }
    return new ExportSettings(
        passphrase(properties.passphrase()),
        recipientKey(properties.recipientKey()),
        keepFor(properties.keepFor()),
        properties.about() == null
            ? About.NOTHING
            : new AboutCheck(sources, faults).about(properties.about()));
  }

  private Optional<Passphrase> passphrase(@Nullable String property) {
    if (property == null) {
      return Optional.empty();
    }
    PropertyPath path = PATH.child("passphrase");
    try {
      return SecretText.of(property, path, faults).map(Passphrase::new);
    } catch (IllegalArgumentException e) {
      faults.add(path, "expected 12 characters or more; leave it out for bundles without one");
      return Optional.empty();
    }
  }

  private Optional<RecipientKey> recipientKey(@Nullable String location) {
    if (location == null) {
      return Optional.empty();
    }
    PropertyPath path = PATH.child("recipient-key");
    InputStream in;
    try {
      FileStore files = FileStore.of(location, Map.of());
      in = files.read(files.resolve(location));
    } catch (IOException e) {
      faults.add(path, "cannot read " + location + ": " + FileStore.reason(e));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      faults.add(path, "cannot read " + location + ": no path or URI");
      return Optional.empty();
    }
    try (in) {
      return Optional.of(RecipientKey.read(in, clock.instant()));
    } catch (IOException e) {
      faults.add(path, location + " " + Objects.requireNonNullElse(e.getMessage(), "is no key"));
      return Optional.empty();
    }
  }

  private Period keepFor(@Nullable Period period) {
    if (period == null) {
      return ExportSettings.KEEP_FOR;
    }
    if (period.isNegative() || period.isZero()) {
      faults.add(PATH.child("keep-for"), "expected a period such as P30D, found " + period);
    }
    return period;
  }
}
