package dev.steward.config;

import java.util.List;

/** The configuration cannot be used: all that is wrong with it. */
public final class ConfigurationFaults extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  /**
   * @param faults each {@code property.path: what is wrong; suggestion}, without secrets
   */
  public ConfigurationFaults(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
