package dev.steward.page;

import java.io.IOException;

/** Is told of each page before it is put in its place. */
@FunctionalInterface
public interface PageWitness {
  /** Nobody is told. */
  PageWitness NONE = (path, sha256) -> {};

  /**
   * @param path below the folder of all reports
   * @param sha256 of the page, in hexadecimal
   */
  void writing(String path, String sha256) throws IOException;
}
