package dev.steward.source.parquet;

import org.apache.parquet.io.api.Binary;

/** A stored value that is not null, as its physical type; wrong calls fail. */
interface RawValue {
  boolean asBoolean();

  int asInt();

  long asLong();

  float asFloat();

  double asDouble();

  Binary asBinary();
}
