package dev.steward.source.parquet;

import org.jspecify.annotations.Nullable;

/**
 * What a new chunk is to have beside its pages, and which of its values change.
 *
 * @param statistics of the chunk
 * @param sizes statistics of sizes
 * @param bloomBytes of a bloom filter; −1 for none
 * @param edits null where no value changes
 */
record ChunkTraits(boolean statistics, boolean sizes, int bloomBytes, @Nullable LeafEdits edits) {}
