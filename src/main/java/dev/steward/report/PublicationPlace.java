package dev.steward.report;

import java.io.IOException;

/** Where a publication's files are written, and how they come to where readers look. */
sealed interface PublicationPlace permits StagedPlace, DirectPlace {
  /** Where readers look. */
  String target();

  /** Where files are written. */
  String folder();

  /** Clears away what an interrupted publication left. */
  void prepare() throws IOException;

  /** Shows readers what was written, the manifest included. May be tried again. */
  void settle() throws IOException;

  /** Takes back what was written. */
  void discard() throws IOException;
}
