package dev.steward.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.steward.testkit.Canary;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierFormsTest {
  private static final IdentifierForms GERMAN = new IdentifierForms(Optional.of("DE"));
  private static final IdentifierForms NOWHERE = new IdentifierForms(Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {"anna@example.org", " ANNA@Example.ORG\t", "\u00a0Anna@example.org\u2003"})
  void comparesEmailIgnoringCaseAndSpaceAround(String written) {
    assertThat(NOWHERE.identifier("email", written).value()).isEqualTo("anna@example.org");
    assertThat(NOWHERE.comparable(IdentifierForm.EMAIL, written)).contains("anna@example.org");
  }

  @Test
  void foldsLettersOfAllAlphabetsWithoutMergingThem() {
    assertThat(NOWHERE.identifier("email", "JÜRGEN@EXAMPLE.ORG").value())
        .isEqualTo("jürgen@example.org")
        .isEqualTo(NOWHERE.identifier("email", "ju\u0308rgen@example.org").value());
    assertThat(NOWHERE.identifier("email", "ΆΝΝΑ@example.org").value())
        .isEqualTo("άννα@example.org");
    assertThat(NOWHERE.identifier("email", "strasse@example.org").value())
        .isNotEqualTo(NOWHERE.identifier("email", "straße@example.org").value());
  }

  @ParameterizedTest
  @CsvSource({
    "+34 612 345 102, +34612345102",
    "+34612345102, +34612345102",
    "030 / 123 4567, +49301234567",
    "(030) 1234-567, +49301234567",
    "+49 (0)30 1234567, +49301234567",
    "0049 30 1234567, +49301234567",
    "+39 06 69812345, +390669812345",
    "030 1234567 ext. 12, +49301234567",
    "tel:+49-30-1234567, +49301234567"
  })
  void comparesPhonesAsE164(String written, String number) {
    assertThat(GERMAN.identifier("phone", written).value()).isEqualTo(number);
    assertThat(GERMAN.comparable(IdentifierForm.PHONE, written)).contains(number);
  }

  @Test
  void readsNoPhoneWithoutACountryWhereNoneIsConfigured() {
    assertThat(NOWHERE.identifier("phone", "0049 30 1234567").value()).isEqualTo("+49301234567");
    assertThat(NOWHERE.comparable(IdentifierForm.PHONE, "030 1234567")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NOWHERE.identifier("phone", "030 1234567"))
        .withMessageContaining("steward.requests.default-region");
  }

  @Test
  void knowsWhichLastDigitsStandInAnySpellingOfAPhone() {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    int completed = 0;
    for (String region : IdentifierForms.regions()) {
      IdentifierForms there = new IdentifierForms(Optional.of(region));
      for (PhoneNumberType type : phones.getSupportedTypesForRegion(region)) {
        PhoneNumber example = phones.getExampleNumberForType(region, type);
        if (example == null) {
          continue;
        }
        String number = phones.format(example, PhoneNumberFormat.E164);
        String digits = phones.getNationalSignificantNumber(example);
        int last = IdentifierForms.lastDigitsInAnySpelling(number);
        String spelling = phones.format(example, PhoneNumberFormat.NATIONAL).replaceAll("\\D", "");
        assertThat(spelling).endsWith(digits.substring(digits.length() - last));
        for (int from = 1; from < digits.length(); from++) {
          boolean same =
              there
                  .comparable(IdentifierForm.PHONE, digits.substring(from))
                  .filter(number::equals)
                  .isPresent();
          if (same) {
            completed++;
            assertThat(digits.length() - from).as(number).isGreaterThanOrEqualTo(last);
          }
        }
      }
    }
    assertThat(completed).isGreaterThan(50);
    IdentifierForms argentina = new IdentifierForms(Optional.of("AR"));
    assertThat(argentina.comparable(IdentifierForm.PHONE, "02966 15 123456"))
        .contains("+5492966123456");
    assertThat(IdentifierForms.lastDigitsInAnySpelling("+5492966123456")).isEqualTo(6);
  }

  @Test
  void takesKeysAndOtherKindsAsTheyAre() {
    assertThat(GERMAN.identifier("key", " 00Ab-7 ").value()).isEqualTo("00Ab-7");
    assertThat(GERMAN.identifier("customer-number", "K 12").value()).isEqualTo("K 12");
  }

  @ParameterizedTest
  @CsvSource({
    "email, ''",
    "email, ' '",
    "email, zqxcanary",
    "email, zqxcanary@",
    "email, @zqxcanary",
    "email, Anna <zqxcanary@example.org>",
    "phone, zqxcanary",
    "phone, 1",
    "phone, +49 1111111111111111111111"
  })
  void tellsWhatIsWrongWithoutTheValue(String kind, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GERMAN.identifier(kind, value))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("zqx", "1111"))
        .withNoCause();
  }

  @Test
  void refusesValuesThatNoCellOfATableHas() {
    assertThatIllegalArgumentException().isThrownBy(() -> GERMAN.identifier("key", "a\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> GERMAN.identifier("key", "a\0b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GERMAN.identifier("key", "a".repeat(1001)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdentifierForms(Optional.of("XX")))
        .withMessage("No such region: XX");
  }

  @Test
  void printsNoValue() {
    Canary canary = new Canary(1);

    assertThat(GERMAN.identifier("email", canary.email()))
        .hasToString("email[%d characters]".formatted(canary.email().length()));
  }
}
