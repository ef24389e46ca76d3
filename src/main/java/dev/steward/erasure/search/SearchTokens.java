package dev.steward.erasure.search;

import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForm;
import dev.steward.request.IdentifierForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What names the people who are looked for, whatever column it stands in. Identifiers are looked
 * for everywhere; keys only where they are unmistakable: a UUID, or at least eight characters with
 * letters and digits. Immutable once built; for several threads.
 */
public final class SearchTokens {
  private static final int SHORTEST_KEY = 8;

  /** Shorter ones are words of any text. */
  private static final int SHORTEST_EXACT = 4;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final List<Token> tokens;
  private final List<PhoneToken> phones;
  private final int size;
  private final WordIndex words;
  private final SuffixIndex suffixes;
  private final boolean beyondAscii;

  private SearchTokens(List<Token> tokens, List<PhoneToken> phones, int size) {
    this.tokens = List.copyOf(tokens);
    this.phones = List.copyOf(phones);
    this.size = size;
    this.words = new WordIndex(this.tokens);
    this.suffixes = new SuffixIndex(this.phones);
    this.beyondAscii = tokens.stream().anyMatch(SearchTokens::isBeyondAscii);
  }

  private static boolean isBeyondAscii(Token token) {
    for (byte b : token.text()) {
      if (b < 0) {
        return true;
      }
    }
    return false;
  }

  /** Gathers what is looked for, and numbers it. */
  public static final class Builder {
    private final List<Token> tokens = new ArrayList<>();
    private final List<PhoneToken> phones = new ArrayList<>();
    private int next;

    /**
     * Adds an identifier in its comparable form; what is too short to name anybody anywhere is
     * looked for in no text.
     *
     * @return its number; empty where it is not looked for
     */
    public Optional<Integer> identifier(Identifier identifier) {
      String value = identifier.value();
      switch (IdentifierForm.of(identifier.kind())) {
        case EMAIL -> tokens.add(Token.of(value, true, next));
        case PHONE ->
            phones.add(
                new PhoneToken(
                    value.substring(1), IdentifierForms.lastDigitsInAnySpelling(value), next));
        case EXACT -> {
          if (value.length() < SHORTEST_EXACT) {
            return Optional.empty();
          }
          tokens.add(Token.of(value.toLowerCase(Locale.ROOT), false, next));
        }
      }
      return Optional.of(next++);
    }

    /**
     * Adds a key.
     *
     * @return its number; empty where it could as well be something else
     */
    public Optional<Integer> key(String key) {
      if (!isUnmistakable(key)) {
        return Optional.empty();
      }
      tokens.add(Token.of(key, false, next));
      if (UUID.matcher(key).matches()) {
        tokens.add(Token.of(key.replace("-", ""), false, next));
      }
      return Optional.of(next++);
    }

    public SearchTokens build() {
      return new SearchTokens(tokens, phones, next);
    }
  }

  /** Whether a key names its person wherever it stands. */
  public static boolean isUnmistakable(String key) {
    return UUID.matcher(key).matches()
        || (key.length() >= SHORTEST_KEY
            && key.chars().noneMatch(Character::isWhitespace)
            && key.chars().anyMatch(Character::isLetter)
            && key.chars().anyMatch(Character::isDigit));
  }

  /** How many numbers there are: 0 to one less. */
  public int size() {
    return size;
  }

  WordIndex words() {
    return words;
  }

  SuffixIndex suffixes() {
    return suffixes;
  }

  /** Whether any has letters whose small forms more than a byte tells. */
  boolean beyondAscii() {
    return beyondAscii;
  }

  /** Tells how many there are only. */
  @Override
  public String toString() {
    return "SearchTokens[" + size + "]";
  }

  /** Lengths of suffixes, ascending. */
  static int[] lengths(List<PhoneToken> phones) {
    TreeSet<Integer> lengths = new TreeSet<>();
    phones.forEach(phone -> lengths.add(phone.suffix()));
    return lengths.stream().mapToInt(Integer::intValue).toArray();
  }
}
