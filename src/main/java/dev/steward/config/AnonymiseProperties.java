package dev.steward.config;

import org.jspecify.annotations.Nullable;

/** {@code anonymise} of a column: a word, or {@code {text: …}}. Spring Boot binds either. */
final class AnonymiseProperties {
  private final @Nullable String word;
  private final @Nullable String text;

  AnonymiseProperties(@Nullable String text) {
    this(null, text);
  }

  private AnonymiseProperties(@Nullable String word, @Nullable String text) {
    this.word = word;
    this.text = text;
  }

  /** Of a word; YAML's null comes as an empty one. */
  public static AnonymiseProperties of(String word) {
    return new AnonymiseProperties(word, null);
  }

  @Nullable String word() {
    return word;
  }

  @Nullable String text() {
    return text;
  }

  /** Equal for equal settings: fingerprints are made of it. */
  @Override
  public String toString() {
    return word == null ? "text: " + text : "word: " + word;
  }
}
