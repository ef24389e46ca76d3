package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.DataType;
import dev.steward.core.PersonalDataCategory;
import dev.steward.detect.Judgement.Standing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectorsTest {
  private static final Detectors DETECTORS = Detectors.standard();
  private static final String[] GIVEN = {"Anna", "Ben", "Clara", "David", "Emma", "Felix", "Greta"};
  private static final String[] FAMILY = {"Müller", "Schmidt", "Fischer", "Weber", "Wagner"};

  @Test
  void findsContactDataOfPeople() {
    assertPersonal(judge("customer", "email", i -> GIVEN[i % 7] + i + "@example.org"), "email");
    assertPersonal(judge("customer", "telefon", i -> "+49 30 90182" + (10 + i)), "phone");
    assertPersonal(judge("customer", "strasse", i -> "Hauptstraße " + (i + 1)), "street-address");
    assertPersonal(judge("customer", "city", i -> "Leipzig"), "city");
  }

  @Test
  void decidesAnOpaqueHeaderByItsContent() {
    assertPersonal(judge("t7", "col_17", i -> GIVEN[i % 7] + i + "@example.org"), "email");
    assertPersonal(judge("t7", "f3", i -> GIVEN[i % 7] + " " + FAMILY[i % 5]), "person-name");
    assertPersonal(judge("t7", "x", i -> "192.168." + i + "." + (200 - i)), "ip-address");
  }

  @Test
  void decidesAnEmptyColumnByItsNameAndSaysSo() {
    Judgement judgement = judge("customer", "email", i -> "");
    assertPersonal(judgement, "email");
    assertThat(judgement.evidence()).contains("no values: by name only");
  }

  @Test
  void neverTakesAFlagForWhatItIsAbout() {
    assertThat(judge("customer", "email_verified", i -> i % 2 == 0 ? "true" : "false").standing())
        .isEqualTo(Standing.NONE);
    assertThat(judge("customer", "email", i -> i % 2 == 0 ? "true" : "false").standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void neverTakesAKeyForWhatItPointsTo() {
    assertThat(judge("customer", "address_id", i -> "" + (1000 + i)).standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void tellsMillisecondsFromCardNumbers() {
    assertThat(judge("event", "snapshot_time", i -> "" + (1479171710314L + 61_003L * i)).standing())
        .isEqualTo(Standing.NONE);
    assertThat(judge("t", "x", i -> "" + (1479171710314L + 61_003L * i)).standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void tellsTimestampsWithoutSeparatorsFromCardNumbers() {
    assertThat(judge("t", "x", i -> "202101011200" + (10 + i)).standing()).isEqualTo(Standing.NONE);
  }

  @Test
  void tellsArticleNumbersFromCardNumbers() {
    assertThat(judge("product", "ean", i -> "40063813339" + (10 + i)).standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void tellsOrderNumbersFromPhoneNumbers() {
    assertThat(judge("orders", "order_no", i -> "" + (4930901820L + i)).standing())
        .isEqualTo(Standing.NONE);
    assertThat(judge("orders", "reference", i -> "2024-000123-" + (10 + i)).standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void tellsVersionsFromIpAddresses() {
    assertThat(judge("release", "version", i -> "1." + (i % 9) + ".3." + i).standing())
        .isEqualTo(Standing.NONE);
    assertThat(judge("release", "x", i -> "2." + (i % 9) + ".3.0").standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void takesTheContactDataOfOrganisationsForWhatItIs() {
    Judgement phone = judge("vendor", "phone", i -> "+49 30 90182" + (10 + i));
    assertThat(phone.standing()).isEqualTo(Standing.ORGANISATION);
    Judgement mailbox = judge("t", "email", i -> "info@firma" + i + ".de");
    assertThat(mailbox.standing()).isEqualTo(Standing.ORGANISATION);
  }

  @Test
  void takesAListOfCitiesForAListOfReference() {
    assertThat(judge("city", "city", i -> "Leipzig" + i).standing())
        .isNotEqualTo(Standing.PERSONAL);
  }

  @Test
  void takesNamesOfProductsForNoNamesOfPeople() {
    assertThat(judge("product", "name", i -> "Road Frame " + i).standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void findsSpecialCategories() {
    Judgement religion =
        judge("employee", "konfession", i -> i % 2 == 0 ? "katholisch" : "evangelisch");
    assertPersonal(religion, "religion");
    assertThat(religion.category().orElseThrow().special()).isTrue();
    assertPersonal(judge("patients", "x", i -> i % 2 == 0 ? "Bluthochdruck" : "Asthma"), "health");
  }

  @Test
  void findsPersonalDataInsideText() {
    assertPersonal(
        judge("ticket", "body", i -> "please answer to anna" + i + "@example.org until Friday"),
        "free-text");
  }

  @Test
  void reportsRareButCertainHits() {
    String[] cards = {
      "4111111111111111",
      "5555555555554444",
      "4012888888881881",
      "378282246310005",
      "5105105105105100",
      "6011111111111117"
    };
    Judgement judgement =
        judge("log", "x", 1000, i -> i % 160 == 0 ? cards[i / 160 % 6] : "ok" + i);
    assertPersonal(judgement, "credit-card");
  }

  @Test
  void doesNotReportOneRepeatedWord() {
    assertThat(judge("t", "x", i -> "Christian").standing()).isEqualTo(Standing.NONE);
  }

  private static void assertPersonal(Judgement judgement, String category) {
    assertThat(judgement.standing()).as(judgement.evidence()).isEqualTo(Standing.PERSONAL);
    assertThat(judgement.category()).contains(PersonalDataCategory.of(category));
  }

  private static Judgement judge(String table, String column, IntFunction<String> values) {
    return judge(table, column, 50, values);
  }

  private static Judgement judge(
      String table, String column, int rows, IntFunction<String> values) {
    ValueJudge judge = DETECTORS.newJudge();
    Map<String, Long> matched = new HashMap<>();
    Map<String, Long> failed = new HashMap<>();
    Map<String, HashSet<String>> distinct = new HashMap<>();
    HashSet<String> all = new HashSet<>();
    List<String> given = new ArrayList<>(IntStream.range(0, rows).mapToObj(values).toList());
    given.removeIf(String::isEmpty);
    for (String value : given) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      int verdict = judge.judgeText(bytes, 0, bytes.length);
      for (String detector : judge.matched(verdict)) {
        matched.merge(detector, 1L, Long::sum);
        distinct.computeIfAbsent(detector, x -> new HashSet<>()).add(value);
      }
      judge.failed(verdict).forEach(detector -> failed.merge(detector, 1L, Long::sum));
      all.add(value);
    }
    Map<String, ColumnFacts.Match> matches = new HashMap<>();
    HashSet<String> detectors = new HashSet<>(matched.keySet());
    detectors.addAll(failed.keySet());
    for (String detector : detectors) {
      matches.put(
          detector,
          new ColumnFacts.Match(
              matched.getOrDefault(detector, 0L),
              failed.getOrDefault(detector, 0L),
              distinct.getOrDefault(detector, new HashSet<>()).size()));
    }
    ColumnFacts facts =
        new ColumnFacts(column, DataType.TEXT, rows, given.size(), all.size(), matches);
    return DETECTORS.judge(new TableFacts(table, List.of(facts))).get(0);
  }
}
