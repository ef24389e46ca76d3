package dev.steward.detect;

/** A checksum of a number with letters, without separators, in upper case, of checked form. */
@FunctionalInterface
interface LetterChecksum {
  boolean holds(String compact);

  /** The checksum of that name; holds for any other. */
  static LetterChecksum of(String name) {
    return switch (name) {
      case "fr" -> NationalChecksums::french;
      case "es" -> NationalChecksums::spanish;
      case "it" -> NationalChecksums::italian;
      case "fi" -> NationalChecksums::finnish;
      case "ie" -> NationalChecksums::irish;
      case "cl" -> NationalChecksums::chilean;
      case "cn" -> NationalChecksums::chinese;
      case "sg" -> NationalChecksums::singaporean;
      default -> compact -> true;
    };
  }
}
