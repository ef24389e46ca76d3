package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalConsentAgesTest {
  private static final DigitalConsentAges AGES = DigitalConsentAges.byLaw();

  @ParameterizedTest
  @CsvSource({
    "13, BE EE FI GB IS LV MT NO PT SE",
    "14, AT BG CY ES IT LT",
    "15, CZ DK FR GR SI",
    "16, DE HR HU IE LI LU NL PL RO SK"
  })
  void knowsEachCountryByItsCodesAndItsName(int age, String countries) {
    for (String code : List.of(countries.split(" "))) {
      Locale country = new Locale.Builder().setRegion(code).build();
      assertThat(AGES.age(code)).as(code).isEqualTo(age);
      assertThat(AGES.age(country.getISO3Country())).as(code).isEqualTo(age);
      assertThat(AGES.age(country.getDisplayCountry(Locale.ENGLISH))).as(code).isEqualTo(age);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UK, 13",
    "uk, 13",
    "EL, 15",
    "Great Britain, 13",
    "Czech Republic, 15",
    "czechia, 15",
    "' se ', 13",
    "fra, 15",
    "SPAIN, 14"
  })
  void readsOtherSpellings(String written, int age) {
    assertThat(AGES.age(written)).isEqualTo(age);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "XX", "Atlantis", "Suomi", "US", "Japan", "13"})
  void takes16WhereItKnowsNoLess(String written) {
    assertThat(AGES.age(written)).isEqualTo(16);
  }

  @Test
  void takesOverridesByAnyName() {
    DigitalConsentAges ages = DigitalConsentAges.withOverrides(Map.of("NO", 15, "usa", 13));
    assertThat(ages.age("Norway")).isEqualTo(15);
    assertThat(ages.age("United States")).isEqualTo(13);
    assertThat(ages.age("SE")).isEqualTo(13);
  }

  @Test
  void refusesCountriesAndAgesThatCannotBe() {
    for (Map<String, Integer> overrides :
        List.of(Map.of("false", 15), Map.of("NO", 12), Map.of("NO", 19))) {
      assertThatThrownBy(() -> DigitalConsentAges.withOverrides(overrides))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("digital-consent-age");
    }
  }
}
