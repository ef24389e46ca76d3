package dev.steward.erasure.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.request.Identifier;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenScanTest {
  private static final String KEY = "6f1d2a34-9b1c-4e55-8a77-0c0d0e0f1011";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna.smith@example.org",
        "Anna.Smith@Example.ORG",
        "<anna.smith@example.org>",
        "write to anna.smith@example.org.",
        "mailto:anna.smith@example.org?subject=x",
        "https://x.test/?e=anna.smith%40example.org&b=1",
        "https://x.test/?q=a%20anna.smith%40example.org",
        "{\"e\":\"anna.smith\\u0040example.org\"}",
        "a;anna.smith@example.org;b",
      })
  void findsAnAddressAsAWhole(String text) {
    assertThat(found(text)).containsExactly("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joanna.smith@example.org",
        "j.anna.smith@example.org",
        "x+anna.smith@example.org",
        "anna.smith@example.org.uk",
        "anna.smith@example.organic",
        "anna.smith@example-org",
        "éanna.smith@example.org",
        "anna smith example org",
        "",
      })
  void takesNoOtherAddressForIt(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+4915112345678",
        "0049 151 12345678",
        "0151/123 456 78",
        "call 0151-12345678, please",
        "(0151) 1234-5678",
        "order 4711 0151 12345678",
        "151 12345678",
        "tel:+49-151-12345678;ext=3",
        "12/03/2026 0151 12345678",
      })
  void findsANumberInAnySpelling(String text) {
    assertThat(found(text)).containsExactly("phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+4915112345679", "991112345678", "0152 12345678", "12345678", "+4315112345678"})
  void takesNoOtherNumberForIt(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void findsANumberStoredAsNumber() {
    Set<String> found = new TreeSet<>();
    scan().number(4915112345678L, hit -> found.add(String.valueOf(hit)));
    assertThat(found).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY,
        "6F1D2A34-9B1C-4E55-8A77-0C0D0E0F1011",
        "{6f1d2a34-9b1c-4e55-8a77-0c0d0e0f1011}",
        "merged into 6f1d2a349b1c4e558a770c0d0e0f1011.",
        "/contacts/6f1d2a34-9b1c-4e55-8a77-0c0d0e0f1011/edit",
      })
  void findsAKeyThatIsUnmistakable(String text) {
    assertThat(found(text)).containsExactly("key");
  }

  @Test
  void shortOrPlainKeysAreNotLookedForInText() {
    assertThat(SearchTokens.isUnmistakable("4711")).isFalse();
    assertThat(SearchTokens.isUnmistakable("123456789012")).isFalse();
    assertThat(SearchTokens.isUnmistakable("customer")).isFalse();
    assertThat(SearchTokens.isUnmistakable("C-000123")).isTrue();
  }

  @Test
  void findsLettersBeyondAsciiInAnyCase() {
    SearchTokens.Builder builder = new SearchTokens.Builder();
    builder.identifier(new Identifier("email", "jürgen@exämple.org"));
    Set<Integer> found = new TreeSet<>();
    byte[] text = "An JÜRGEN@EXÄMPLE.ORG".getBytes(UTF_8);
    new TokenScan(builder.build()).text(text, 0, text.length, found::add);
    assertThat(found).containsExactly(0);
  }

  /** Against a regular expression a token, on texts made of pieces of tokens. */
  @Test
  void findsWhatExpressionsFind() {
    Random random = new Random(7);
    String[] pieces = {
      "ann",
      "anna",
      "bo",
      "b0b12345",
      "@",
      "example",
      ".",
      "org",
      "-",
      " ",
      "x1",
      "é",
      "+",
      "/",
      "_"
    };
    String[] wanted = {"anna@example.org", "bo.ann@example.org", "b0b12345", "x1-b0b12345"};
    SearchTokens.Builder builder = new SearchTokens.Builder();
    builder.identifier(new Identifier("email", wanted[0]));
    builder.identifier(new Identifier("email", wanted[1]));
    builder.key(wanted[2]);
    builder.key(wanted[3]);
    TokenScan scan = new TokenScan(builder.build());
    int hits = 0;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        boolean whole = random.nextInt(4) == 0;
        text.append(
            whole ? wanted[random.nextInt(wanted.length)] : pieces[random.nextInt(pieces.length)]);
      }
      Set<Integer> found = new TreeSet<>();
      byte[] data = text.toString().getBytes(UTF_8);
      scan.text(data, 0, data.length, found::add);
      Set<Integer> expected = new TreeSet<>();
      for (int token = 0; token < wanted.length; token++) {
        if (expression(wanted[token], token < 2).matcher(text).find()) {
          expected.add(token);
        }
      }
      assertThat(found).as("text %s", text).isEqualTo(expected);
      hits += found.size();
    }
    assertThat(hits).isGreaterThan(1_000);
  }

  private static Pattern expression(String token, boolean address) {
    String word = "[\\p{L}\\p{N}]";
    String before = address ? "(?<!" + word + ")(?<!" + word + "[.+_-])" : "(?<!" + word + ")";
    String after = address ? "(?!" + word + ")(?![.-]" + word + ")" : "(?!" + word + ")";
    return Pattern.compile(before + Pattern.quote(token) + after, Pattern.CASE_INSENSITIVE);
  }

  private static TokenScan scan() {
    SearchTokens.Builder builder = new SearchTokens.Builder();
    builder.identifier(new Identifier("email", "anna.smith@example.org"));
    builder.identifier(new Identifier("phone", "+4915112345678"));
    builder.key(KEY);
    return new TokenScan(builder.build());
  }

  private static Set<String> found(String text) {
    String[] names = {"email", "phone", "key"};
    Set<String> found = new TreeSet<>();
    byte[] data = text.getBytes(UTF_8);
    scan().text(data, 0, data.length, hit -> found.add(names[hit]));
    return found;
  }
}
