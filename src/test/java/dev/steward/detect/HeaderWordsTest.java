package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderWordsTest {
  private static final HeaderWords WORDS = HeaderWords.load();

  @ParameterizedTest
  @CsvSource({
    "first_name, given-name",
    "FirstName, given-name",
    "fname, given-name",
    "emailaddress1, email",
    "customerEmailAddr, email",
    "E-Mail, email",
    "telephone1, phone",
    "tel_nr, phone",
    "mobilephone, phone",
    "geb_dat, date-of-birth",
    "dob, date-of-birth",
    "BIRTHDATE, date-of-birth",
    "plz, postal-code",
    "companyzip, postal-code",
    "address1_city, city",
    "PROVINCE, region",
    "strasse, street-address",
    "Straße, street-address",
    "(Woon)plaats, city",
    "birthyear, birth-year",
    "familystatuscode, marital-status",
    "user.email, email",
    "payload.tags.value.phone, phone",
    "Nachname, family-name",
    "příjmení, family-name",
    "adı_soyadı, person-name",
    "Фамилия, family-name",
    "Ημερομηνία γέννησης, date-of-birth",
    "生年月日, date-of-birth",
    "顧客氏名, person-name",
    "手机号码, phone",
    "szül_dátum, date-of-birth",
    "veriryhmä, health",
    "religious_belief, religion",
    "codice_fiscale, tax-id",
    "IPAddress, ip-address",
    "cc_number, credit-card",
    "PasswordHash, password",
  })
  void readsNamesInManySpellings(String name, String category) {
    assertThat(WORDS.read(name).weight(category)).isGreaterThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "zoned_as, region",
    "electricity, city",
    "acid_level, person-id",
    "email_verified, email",
    "is_email_confirmed, email",
    "address_id, street-address",
    "phone_number_type_id, phone",
    "ip_count, ip-address",
    "student_count_black, race-ethnicity",
    "donotphone, phone",
    "capacity, city",
    "velocity, city",
    "discount, country",
    "image, age",
    "package, age",
    "homepage, age",
    "status, region",
    "estate, region",
  })
  void takesWholeWordsOnlyAndHeedsWhatTheyAreAbout(String name, String category) {
    assertThat(WORDS.read(name).weight(category)).isLessThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "user_id", "firstName", "postal-code"})
  void knowsNamesOfFields(String key) {
    assertThat(WORDS.knows(key)).isTrue();
  }

  @Test
  void doesNotTakeAPersonsNameForTheNameOfAField() {
    assertThat(WORDS.knows("gudrun")).isFalse();
  }
}
