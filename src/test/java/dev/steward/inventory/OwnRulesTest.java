package dev.steward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.detect.AllowList;
import dev.steward.detect.Detectors;
import dev.steward.detect.OwnDetector;
import dev.steward.detect.OwnRules;
import dev.steward.detect.WordList;
import dev.steward.testkit.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The user's detectors and allow-lists, as the inventory shows them. */
class OwnRulesTest {
  /** Compiled code needs little of it, so a usual one would do at times. */
  private static final long SHALLOW_STACK = 160 << 10;

  private static final OwnDetector LOYALTY =
      own("loyalty-card", List.of("loyalty card", "Kundenkarte"), "LC-\\d{8}", "luhn", null);
  private static final OwnDetector STAFF =
      own("staff", List.of(), null, null, WordList.of(Stream.of("Zoë-1", "BEN-2", "eva-3")));
  private static final OwnDetector NAMED = own("locker", List.of("locker"), null, null, null);

  @Test
  void findsAColumnByItsValuesAlone() {
    Finding finding = find(LOYALTY, "f3", i -> loyalty(i));

    assertPersonal(finding, "person-id");
    assertThat(finding.evidence()).isEqualTo("own:loyalty-card 1.00 of 40 distinct");
    assertThat(finding.confidence()).isEqualTo(1);
    assertThat(finding.matchRate()).isEqualTo(1);
    assertThat(finding.matchedDistinct()).isEqualTo(40);
    assertThat(finding.maskedExamples()).containsExactly("XX-99999999");
  }

  @Test
  void countsAgainstItValuesOfTheFormWhoseChecksumFails() {
    assertThat(find(LOYALTY, "f3", i -> i % 4 == 0 ? wrong(i) : loyalty(i)).evidence())
        .isEqualTo(
            "own:loyalty-card 0.75 of 40 distinct; against: own:loyalty-card 0.25 fail its test");
    Finding wrong = find(LOYALTY, "f3", i -> i % 4 == 0 ? loyalty(i) : wrong(i));
    assertThat(wrong.status()).isEqualTo(Finding.Status.NONE);
    assertThat(wrong.evidence()).contains("against: own:loyalty-card 0.25 of 40 distinct");
  }

  @Test
  void believesFewerValuesWhereTheNameSaysTheSame() {
    IntFunction<String> few = i -> i % 10 == 0 ? loyalty(i) : "n/a " + i;

    assertPersonal(find(LOYALTY, "kundenkarte_nr", few), "person-id");
    assertThat(find(LOYALTY, "kundenkarte_nr", few).evidence())
        .isEqualTo("own:loyalty-card name; own:loyalty-card 0.10 of 40 distinct");
    assertThat(find(LOYALTY, "f3", few).status()).isEqualTo(Finding.Status.NONE);
  }

  @Test
  void doesNotBelieveANameThatTheValuesBelie() {
    Finding finding = find(LOYALTY, "loyalty_card", i -> i % 2 == 0 ? "gold" : "silver");

    assertThat(finding.status()).isEqualTo(Finding.Status.NONE);
    assertThat(finding.evidence())
        .contains("own:loyalty-card name; against: own:loyalty-card 0.00 of 2 distinct");
  }

  @Test
  void takesTheNameForItWhereThereAreNoValuesOrNoTest() {
    assertThat(find(LOYALTY, "LoyaltyCard", i -> "").evidence())
        .isEqualTo("own:loyalty-card name; no values: by name only");
    assertPersonal(find(NAMED, "locker", i -> "L" + i), "person-id");
    assertThat(find(NAMED, "locker", i -> "L" + i).evidence()).isEqualTo("own:locker name");
  }

  @Test
  void splitsNamesAsItSplitsItsOwn() {
    for (String name :
        List.of("loyalty_card", "CUSTOMER_LOYALTY_CARD_NO", "loyaltycardnumber", "a.loyaltyCard")) {
      assertThat(find(LOYALTY, name, i -> "").personal()).as(name).isTrue();
    }
    for (String name : List.of("lockers", "blocker", "loyalty_discard", "card_loyalty")) {
      assertThat(find(LOYALTY, name, i -> "x" + i).evidence()).as(name).doesNotContain("own:");
      assertThat(find(NAMED, name, i -> "x" + i).evidence()).as(name).doesNotContain("own:");
    }
  }

  @Test
  void findsTheValuesOfADictionaryInAnySpelling() {
    String[] codes = {"zoe-1", "Ben-2", "ÉVA-3", "other"};
    Finding finding = find(STAFF, "f3", i -> codes[i % 4]);

    assertPersonal(finding, "person-id");
    assertThat(finding.evidence()).isEqualTo("own:staff 0.75 of 4 distinct");
  }

  @Test
  void asksForAllOfTheTests() {
    OwnDetector all =
        own("all", List.of(), "[A-Z]\\d+", "luhn", WordList.of(Stream.of("A18", "A26", "A27")));

    assertThat(find(all, "f3", i -> new String[] {"A18", "A26"}[i % 2]).personal()).isTrue();
    for (String other : List.of("A27", "A34", "a18")) { // no checksum, not listed, not of the form
      assertThat(find(all, "f3", i -> other).personal()).as(other).isFalse();
    }
  }

  @Test
  void judgesWholeNumbersByTheirDigits() {
    OwnDetector digits = own("badge", List.of(), "-?7\\d{3}", null, null);

    for (long sign : new long[] {1, -1}) {
      Column column = new Column("address_id", DataType.INTEGER, "bigint");
      long[] values = LongStream.range(7_000, 7_040).map(value -> sign * value).toArray();
      Finding finding =
          findings(
                  new OwnRules(List.of(digits), List.of()),
                  column,
                  new ColumnVector.Longs(values.length, values, null))
              .get(0);
      assertPersonal(finding, "person-id");
      assertThat(finding.evidence()).isEqualTo("own:badge 1.00 of 40 distinct");
    }
  }

  @Test
  void listensToNothingThatSpeaksAgainstIt() {
    for (String table : List.of("product_category", "vendor", "country")) {
      Finding finding =
          findings(
                  new OwnRules(List.of(LOYALTY), List.of()),
                  table,
                  List.of("card_type_flag"),
                  i -> List.of(loyalty(i)))
              .get(0);
      assertPersonal(finding, "person-id");
    }
  }

  @Test
  void neverTakesTheBeginningOfALongTextForAllOfIt() {
    String letters = "a".repeat(6_000);
    OwnDetector word = own("word", List.of(), "a+", null, null);

    assertThat(find(word, "f3", i -> letters.substring(i)).personal()).isFalse();
    assertThat(find(word, "f3", i -> letters.substring(2_000 + i)).personal()).isTrue();
  }

  @Test
  void failsWithoutTellingTheValueWhereAPatternGoesTooDeep() throws InterruptedException {
    OwnDetector deep = own("deep", List.of(), "(x|y)*z", null, null);

    find(deep, "f3", i -> "z"); // whatever is loaded once needs a deeper stack
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable search = () -> find(deep, "f3", i -> "xy".repeat(1_000 + i));
    Thread shallow = new Thread(null, search, "shallow stack", SHALLOW_STACK);
    shallow.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    shallow.start();
    shallow.join();

    assertThat(failure.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("The pattern of own.deep goes too deep on a value of \\d+ bytes");
  }

  @Test
  void leavesOutOfAllRatesWhatIsNobodys() {
    AllowList office = list("office", "INFO@example.org", ".*@example\\.com");
    IntFunction<String> values =
        i -> i < 15 ? "info@example.org" : i < 20 ? "x" + i + "@example.com" : "none";
    Finding without = find(OwnRules.NONE, "contact_value", values);
    Finding with = find(new OwnRules(List.of(), List.of(office)), "contact_value", values);

    assertThat(without.category()).contains(PersonalDataCategory.of("email"));
    assertThat(with.status()).isEqualTo(Finding.Status.NONE);
    assertThat(with.evidence()).endsWith("allow-list:office 20 values left out");
    Finding mixed =
        find(
            new OwnRules(List.of(), List.of(office)),
            "f3",
            i -> i < 30 ? "info@example.org" : "p" + i + "@example.net");
    assertPersonal(mixed, "email");
    assertThat(mixed.matchRate()).isEqualTo(1);
    assertThat(mixed.evidence())
        .isEqualTo("values:email 1.00 of 10 distinct; allow-list:office 30 values left out");
    assertThat(mixed.nonNullRows()).isEqualTo(40);
  }

  @Test
  void judgesByNameOnlyWhatHoldsNothingElse() {
    OwnRules rules = new OwnRules(List.of(), List.of(list("none", "n/a", null)));
    Finding fax = find(rules, "fax", i -> "N/A");

    assertThat(fax.evidence())
        .contains("no values: by name only")
        .endsWith("allow-list:none 40 values left out");
  }

  @Test
  void countsAValueOfTwoListsOnce() {
    OwnRules rules =
        new OwnRules(List.of(LOYALTY), List.of(list("a", "n/a", null), list("b", "n/a", "x.*")));
    Finding finding = find(rules, "f3", i -> i < 10 ? "n/a" : i == 10 ? "x1" : loyalty(i));

    assertThat(finding.matchRate()).isEqualTo(1);
    assertThat(finding.evidence())
        .isEqualTo(
            "own:loyalty-card 1.00 of 29 distinct; allow-list:a 10 values left out;"
                + " allow-list:b 1 value left out");
  }

  @Test
  void looksIntoFieldsOfJsonButNotIntoText() {
    OwnRules rules =
        new OwnRules(List.of(LOYALTY), List.of(list("office", "info@example.org", null)));
    List<Finding> json =
        findings(
            rules,
            "event",
            List.of("payload"),
            i ->
                List.of(
                    "{\"card\":\"%s\",\"mail\":\"%s\"}"
                        .formatted(loyalty(i), i < 30 ? "info@example.org" : "p@example.net")));
    assertThat(finding(json, "payload.card").evidence()).contains("own:loyalty-card 1.00");
    assertThat(finding(json, "payload.mail").evidence())
        .contains("values:email 1.00")
        .contains("allow-list:office 30 values left out");

    Finding text = find(rules, "note", i -> "please write to info@example.org about order " + i);
    assertPersonal(text, "free-text");
    assertThat(text.evidence()).doesNotContain("allow-list");
  }

  @Test
  void knowsItsShareInALongColumn() {
    OwnRules rules =
        new OwnRules(List.of(LOYALTY), List.of(list("office", "info@example.org", null)));
    int rows = 100_000;
    IntFunction<String> late =
        i -> i < 20_000 ? "item " + i : i % 50 == 0 ? "info@example.org" : loyalty(i);
    ColumnProfile texts = profile(rules, rows, late);
    ColumnProfile numbers =
        numbers(
            new OwnRules(
                List.of(own("badge", List.of(), "7\\d{3}", null, null)),
                List.of(list("unknown", "-1", null))),
            rows,
            i -> i < 20_000 ? 5 : i % 50 == 0 ? -1 : 7_000 + i % 100);

    assertThat(matched(texts, "own.loyalty-card")).isEqualTo(78_400);
    assertThat(matched(texts, "allowed.office")).isEqualTo(1_600);
    assertThat(matched(texts, "email")).isZero();
    assertThat(texts.facts().values()).isEqualTo(98_400);
    assertThat(matched(numbers, "own.badge")).isEqualTo(78_400);
    assertThat(matched(numbers, "allowed.unknown")).isEqualTo(1_600);
  }

  @Test
  void leavesOutOfALongColumnWhatItHasKnownFromItsBeginning() {
    OwnRules rules = new OwnRules(List.of(), List.of(list("office", "info@example.org", null)));
    ColumnProfile profile =
        profile(rules, 100_000, i -> i % 10 == 0 ? "info@example.org" : "item " + i);

    assertThat(matched(profile, "email")).isZero();
    assertThat(matched(profile, "allowed.office")).isBetween(9_990L, 10_010L);
  }

  private static long matched(ColumnProfile profile, String detector) {
    var match = profile.facts().matches().get(detector);
    return match == null ? 0 : match.matched();
  }

  private static ColumnProfile profile(OwnRules rules, int rows, IntFunction<String> values) {
    TableProfiler profiler = new TableProfiler(Detectors.with(rules), List.of(Rows.text("f3")));
    for (int from = 0; from < rows; from += 4_000) {
      profiler.add(
          Rows.batch(
              IntStream.range(from, from + 4_000)
                  .mapToObj(i -> List.of(values.apply(i)))
                  .toList()));
    }
    return profiler.profile().columns().get(0);
  }

  private static ColumnProfile numbers(OwnRules rules, int rows, IntFunction<Integer> values) {
    TableProfiler profiler =
        new TableProfiler(
            Detectors.with(rules), List.of(new Column("f3", DataType.INTEGER, "bigint")));
    for (int from = 0; from < rows; from += 4_000) {
      long[] batch = IntStream.range(from, from + 4_000).mapToLong(i -> values.apply(i)).toArray();
      profiler.add(new RowBatch(4_000, List.of(new ColumnVector.Longs(batch.length, batch, null))));
    }
    return profiler.profile().columns().get(0);
  }

  private static void assertPersonal(Finding finding, String category) {
    assertThat(finding.status()).as(finding.evidence()).isEqualTo(Finding.Status.UNDECLARED);
    assertThat(finding.category()).contains(PersonalDataCategory.of(category));
  }

  private static Finding find(OwnDetector own, String column, IntFunction<String> values) {
    return find(new OwnRules(List.of(own), List.of()), column, values);
  }

  private static Finding find(OwnRules rules, String column, IntFunction<String> values) {
    return findings(rules, "t7", List.of(column), i -> List.of(values.apply(i))).get(0);
  }

  private static Finding finding(List<Finding> all, String column) {
    return all.stream()
        .filter(finding -> finding.column().column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  private static List<Finding> findings(
      OwnRules rules, String table, List<String> names, IntFunction<List<String>> rows) {
    Detectors detectors = Detectors.with(rules);
    List<Column> columns = names.stream().map(Rows::text).toList();
    TableProfiler profiler = new TableProfiler(detectors, columns);
    profiler.add(Rows.batch(IntStream.range(0, 40).mapToObj(rows).toList()));
    return findings(detectors, table, columns, profiler);
  }

  private static List<Finding> findings(OwnRules rules, Column column, ColumnVector values) {
    Detectors detectors = Detectors.with(rules);
    TableProfiler profiler = new TableProfiler(detectors, List.of(column));
    profiler.add(new RowBatch(values.size(), List.of(values)));
    return findings(detectors, "t7", List.of(column), profiler);
  }

  private static List<Finding> findings(
      Detectors detectors, String table, List<Column> columns, TableProfiler profiler) {
    return Inventory.of(
            List.of(
                ScannedTable.scanned(
                    new TableRef("crm", table), columns, List.of(), profiler.profile())),
            detectors,
            List.of(),
            LocalDate.of(2026, 11, 23),
            Optional.empty())
        .findings();
  }

  private static AllowList list(String name, String value, @Nullable String pattern) {
    return new AllowList(
        name, WordList.of(Stream.of(value)), Optional.ofNullable(pattern).map(Pattern::compile));
  }

  private static OwnDetector own(
      String name,
      List<String> names,
      @Nullable String pattern,
      @Nullable String checksum,
      @Nullable WordList dictionary) {
    return new OwnDetector(
        name,
        PersonalDataCategory.of("person-id"),
        names,
        Optional.ofNullable(pattern).map(Pattern::compile),
        Optional.ofNullable(checksum),
        Optional.ofNullable(dictionary),
        OwnDetector.LEAST_RATE);
  }

  /** Seven digits and the one that makes them valid. */
  private static String loyalty(int i) {
    String digits = String.valueOf(1_000_000 + i);
    int sum = 0;
    for (int k = 0; k < digits.length(); k++) {
      int digit = digits.charAt(digits.length() - 1 - k) - '0';
      int weighted = k % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return "LC-" + digits + (10 - sum % 10) % 10;
  }

  private static String wrong(int i) {
    String valid = loyalty(i);
    int last = valid.charAt(valid.length() - 1) - '0';
    return valid.substring(0, valid.length() - 1) + (last + 1) % 10;
  }
}
