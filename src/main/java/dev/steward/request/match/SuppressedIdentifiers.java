package dev.steward.request.match;

import dev.steward.request.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The suppression list in memory, about 32 bytes an identifier. Immutable; safe for use by several
 * threads.
 */
public final class SuppressedIdentifiers {
  /** Of nobody. */
  public static final SuppressedIdentifiers NONE = new SuppressedIdentifiers(Map.of());

  private final Map<String, SuppressedKind> kinds;

  private SuppressedIdentifiers(Map<String, SuppressedKind> kinds) {
    this.kinds = Map.copyOf(kinds);
  }

  /** Takes the entries of the list, one by one. */
  public static final class Builder {
    private final Map<String, SuppressedKind.Builder> kinds = new HashMap<>();

    public void add(SuppressionEntry entry) {
      kinds.computeIfAbsent(entry.kind(), kind -> new SuppressedKind.Builder()).add(entry);
    }

    public SuppressedIdentifiers build() {
      Map<String, SuppressedKind> built = new HashMap<>();
      kinds.forEach((kind, builder) -> built.put(kind, builder.build()));
      return new SuppressedIdentifiers(built);
    }
  }

  /** How many identifiers there are. */
  public int size() {
    return kinds.values().stream().mapToInt(SuppressedKind::size).sum();
  }

  /** Whether an identifier is among them. For rows of tables there is {@link PersonLookup}. */
  public boolean contains(Identifier identifier, IdentifierDigest digest) {
    SuppressedKind kind = of(identifier.kind());
    byte[] value = identifier.value().getBytes(StandardCharsets.UTF_8);
    byte[] mac = digest.mac(identifier.kind(), value);
    return kind.suffixDigits().stream()
        .filter(digits -> digits < value.length)
        .anyMatch(digits -> kind.contains(digest.hash(identifier.kind(), value, digits), mac));
  }

  SuppressedKind of(String kind) {
    return kinds.getOrDefault(kind, SuppressedKind.EMPTY);
  }

  @Override
  public String toString() {
    return "SuppressedIdentifiers[" + size() + "]";
  }
}
