package dev.steward.files;

import java.time.Instant;

/**
 * A file's place and state.
 *
 * @param path absolute, as {@link FileStore} names it
 * @param length bytes
 */
public record StoredFile(String path, long length, Instant modified) {}
