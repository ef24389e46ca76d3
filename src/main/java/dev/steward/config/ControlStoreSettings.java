package dev.steward.config;

/** How to reach a control store on a database server. */
public record ControlStoreSettings(String url, String username, String password) {
  /** Without credentials. */
  @Override
  public String toString() {
    return "ControlStoreSettings";
  }
}
