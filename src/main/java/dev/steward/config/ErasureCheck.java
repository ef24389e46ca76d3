package dev.steward.config;

import dev.steward.config.StewardProperties.ErasureProperties;
import dev.steward.config.StewardProperties.LimitProperties;
import dev.steward.erasure.Limits;
import org.jspecify.annotations.Nullable;

/** Makes the limits of {@code steward.erasure}. */
final class ErasureCheck {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("erasure").child("limits");

  private final FaultList faults;

  ErasureCheck(FaultList faults) {
    this.faults = faults;
  }

  Limits limits(@Nullable ErasureProperties properties) {
    LimitProperties limits = properties == null ? null : properties.limits();
    if (limits == null) {
      return Limits.DEFAULT;
    }
    long rows = limits.rows() == null ? Limits.DEFAULT.rows() : limits.rows();
    double share = limits.share() == null ? Limits.DEFAULT.share() : limits.share();
    if (rows < 0) {
      faults.add(PATH.child("rows"), "expected a number of rows, found " + rows);
      rows = Limits.DEFAULT.rows();
    }
    if (!(share > 0 && share <= 1)) {
      faults.add(PATH.child("share"), "expected a share above 0 up to 1, found " + share);
      share = Limits.DEFAULT.share();
    }
    return new Limits(rows, share);
  }
}
