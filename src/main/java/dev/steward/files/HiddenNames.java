package dev.steward.files;

/** The names that writers give to what is not data: {@code .tmp}, {@code _SUCCESS}. */
final class HiddenNames {
  private HiddenNames() {}

  static boolean isHidden(String name) {
    return name.startsWith(".") || (name.startsWith("_") && name.indexOf('=') < 0);
  }
}
