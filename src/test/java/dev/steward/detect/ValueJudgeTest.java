package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJudgeTest {
  private final ValueJudge judge = Detectors.standard().newJudge();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email | anna.berg@example.org",
        "email | o'neil+news@mail.example.co.uk",
        "email | ben@crm.internal",
        "role-mailbox | info@example.org",
        "role-mailbox | sales.emea@example.org",
        "phone | +49 30 901820",
        "phone | +1 (514) 721-4711",
        "phone | 0049 30 901820",
        "phone-form | (030) 901820-11",
        "phone-form | 212-555-0123",
        "phone-form | 01 42 68 53 00",
        "ipv4 | 192.168.10.254",
        "ipv6 | 2001:db8::ff00:42:8329",
        "mac-address | 00:1B:44:11:3A:B7",
        "mac-address | 001b.4411.3ab7",
        "uuid | 5A0C5C47-18BE-420B-89BA-D39878160D80",
        "uuid | {5a0c5c47-18be-420b-89ba-d39878160d80}",
        "iban | DE89 3704 0044 0532 0130 00",
        "iban | GB29NWBK60161331926819",
        "bic | DEUTDEFF500",
        "credit-card | 4111 1111 1111 1111",
        "credit-card | 378282246310005",
        "credit-card | 5555555555554444",
        "imei | 490154203237518",
        "vin | 1M8GDM9AXKP042788",
        "vin-form | WVWZZZ1JZ3W386752",
        "crypto-address | 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "password-hash | $2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
        "digest | 5f4dcc3b5aa765d61d8327deb882cf99",
        "secret | AKIAIOSFODNN7EXAMPLE",
        "user-agent | Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/119.0",
        "url | https://www.example.org/a?b=c",
        "social-url | https://www.linkedin.com/in/anna-berg",
        "date | 1984-02-29",
        "date | 29.02.1984",
        "date | 2/18/1962",
        "date.written | 22 JANUARY 2022",
        "date.written | 3 de mayo de 1987",
        "coordinate-pair | POINT (13.37765 52.51622)",
        "street-address | 1902 Santa Cruz Avenue",
        "street-address | Theodor-Heuss-Straße 34",
        "street-address | ul. Marszałkowska 10/12",
        "street-address | Calle Mayor, 5",
        "street-address | Kossuth Lajos utca 12",
        "street-address | ул. Ленина, 25",
        "street-address | Ullevålsveien 14",
        "full-address | 413 120th Street, New York, NY 10035",
        "postal-code | SW1A 1AA",
        "postal-code | 3564 EK",
        "postal-code | 00-950",
        "person-name | Anna Berg",
        "person-name | SMITH, MARY",
        "person-name | José García Hernández",
        "person-name | 佐藤健",
        "organisation-name | Bergmann & Söhne GmbH",
        "organisation-name | Kershaw Elementary School",
        "icd-10 | E11.9",
        "blood-group | AB+",
        "blood-group | 0 Rh-",
        "gender | weiblich",
        "marital-status | zamężna",
        "religion | Römisch-katholisch",
        "ethnicity | Hispanic or Latino",
        "diagnosis | Bluthochdruck",
        "country | Österreich",
        "country | Германия",
        "text.email | please write to anna.berg@example.org about it",
        "text.phone | you can reach me under +49 30 901820 in the evening",
        "text.person-name | the offer was discussed with Frau Bergmann yesterday",
        "text.email | https://example.org/?user=anna.berg@example.org&x=1",
      })
  void recognises(String detector, String value) {
    assertThat(matched(value)).contains(detector);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "credit-card | 1479171710314", // milliseconds since 1970 that pass Luhn or not
        "credit-card | 1479171710371",
        "credit-card | 20210101120003", // a date and time
        "credit-card | 4006381333931", // an EAN
        "credit-card | 0000000000000000",
        "credit-card | 4444444444444444",
        "credit-card | 4111111111111112",
        "ipv4 | 1.2.3",
        "ipv4 | 256.1.1.1",
        "ipv4 | 01.02.03.04",
        "phone | 2024-000123-11",
        "phone-form | 2024-000123-11",
        "phone-form | 2024-01-31",
        "phone-form | ORD-2024-001234",
        "email | @handle",
        "email | a@b",
        "email | user@@example.org",
        "iban | DE89 3704 0044 0532 0130 01",
        "person-name | Sheet Metal Racks",
        "person-name | Bergmann GmbH",
        "person-name | Anna",
        "street-address | Tool Crib",
        "vin | 1M8GDM9AXKP042789",
        "uuid | 5A0C5C47-18BE-420B-89BA-D39878160D8",
        "national-id.pl | 44051401358",
        "date | 2021-13-45",
        "date | 10.0.0.1",
        "text.email | anna.berg@example.org",
      })
  void doesNotRecognise(String detector, String value) {
    assertThat(matched(value)).doesNotContain(detector);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "national-id.pl | 44051401359",
        "tax-id.pl-nip | 856-734-62-15",
        "tax-id.de | 86095742719",
        "national-id.fr | 2 55 08 14 168 025 38",
        "national-id.es | 12345678Z",
        "national-id.es | X1234567L",
        "tax-id.it | RSSMRA85T10A562S",
        "tax-id.pt | 123456789",
        "national-id.nl | 111222333",
        "national-id.be | 85.07.30-033.28",
        "national-id.se | 811228-9874",
        "national-id.no | 15076500565",
        "national-id.dk | 211062-5629",
        "national-id.fi | 131052-308T",
        "national-id.cz | 710319/2745",
        "national-id.ro | 1630615123457",
        "national-id.bg | 7523169263",
        "tax-id.gr-afm | 094259216",
        "national-id.gr | 01013099997",
        "national-id.tr | 10000000146",
        "national-id.hr | 33392005961",
        "national-id.jmbg | 0101006500006",
        "national-id.ee | 37605030299",
        "national-id.lv | 161175-19997",
        "national-id.ie | 1234567T",
        "national-id.gb | AB 12 34 56 C",
        "national-id.gb-nhs | 943 476 5919",
        "national-id.ch | 756.9217.0769.85",
        "national-id.us | 536-90-4399",
        "national-id.ca | 123-456-782",
        "tax-id.br | 390.533.447-05",
        "tax-id.ar | 20-05536168-2",
        "national-id.cl | 12.531.909-2",
        "national-id.in | 2341 2341 2346",
        "national-id.cn | 11010519491231002X",
        "national-id.kr | 971013-9019902",
        "national-id.tw | A123456789",
        "national-id.sg | S1234567D",
        "national-id.za | 8001015009087",
        "national-id.ru-snils | 112-233-445 95",
        "tax-id.ru-inn | 500100732259",
      })
  void recognisesNumbersOfTheState(String detector, String value) {
    assertThat(matched(value)).contains(detector);
  }

  @ParameterizedTest
  @ValueSource(longs = {4111111111111111L, 4012888888881881L})
  void judgesIntegersByTheirDigits(long card) {
    assertThat(judge.matched(judge.judgeInteger(card))).contains("credit-card", "integer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwvx", "XKQWZ", "qwvx-zzkq", "-", "   ", "#"})
  void hasNothingToSayAboutMostValues(String value) {
    assertThat(matched(value))
        .allMatch(detector -> detector.equals("name-form") || detector.equals("code"));
  }

  private List<String> matched(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return judge.matched(judge.judgeText(bytes, 0, bytes.length));
  }
}
