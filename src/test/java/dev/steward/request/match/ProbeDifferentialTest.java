package dev.steward.request.match;

import static dev.steward.request.match.Register.FORMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.steward.request.IdentifierForm;
import dev.steward.request.RequestType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Probes take short cuts; what they find is what the plain comparison of forms finds. */
class ProbeDifferentialTest {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final List<String> SPACES = List.of("", " ", "\t ", "\u00a0", "\u2003\n");

  private final Random random = new Random(20261101);

  @Test
  void findsPhonesOfAllRegionsHoweverTheyAreWritten() {
    List<PhoneNumber> numbers = new ArrayList<>();
    for (String region : PHONES.getSupportedRegions()) {
      for (PhoneNumberUtil.PhoneNumberType type : PHONES.getSupportedTypesForRegion(region)) {
        PhoneNumber example = PHONES.getExampleNumberForType(region, type);
        if (example != null && PHONES.isPossibleNumber(example)) {
          numbers.add(example);
        }
      }
    }
    List<String> cells = new ArrayList<>();
    numbers.forEach(number -> cells.addAll(written(number)));

    compare(IdentifierForm.PHONE, "phone", asked(numbers), cells);
  }

  @Test
  void findsEmailsInAnyCaseAndWithAnySpaceAround() {
    List<String> asked = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      String email = word() + "@" + word() + ".example";
      if (i % 2 == 0) {
        asked.add(email);
      }
      cells.add(spaced(i % 3 == 0 ? email.toUpperCase(Locale.ROOT) : email));
    }

    compare(IdentifierForm.EMAIL, "email", asked, cells);
  }

  @Test
  void findsKeysAsTheyAre() {
    List<String> asked = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      String key = random.nextInt(3) == 0 ? word() : "" + random.nextInt(3000);
      if (i % 2 == 0) {
        asked.add(key);
      }
      cells.add(spaced(key));
    }

    compare(IdentifierForm.EXACT, "customer", asked, cells);
  }

  /** Every second one is asked for, and every third suppressed. */
  private List<String> asked(List<PhoneNumber> numbers) {
    return numbers.stream()
        .map(number -> PHONES.format(number, PhoneNumberFormat.E164))
        .filter(number -> Integer.parseInt(number.substring(number.length() - 2)) % 2 == 0)
        .toList();
  }

  private void compare(IdentifierForm form, String kind, List<String> asked, List<String> cells) {
    Register register = new Register();
    Set<String> values = new HashSet<>();
    Set<String> suppressed = new HashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      String value = FORMS.identifier(kind, asked.get(i)).value();
      if (i % 3 == 0) {
        register.suppress(FORMS.identifier(kind, value));
        suppressed.add(value);
      } else {
        register.request("R" + i, RequestType.OBJECTION, kind, value, "2026-10-01");
        values.add(value);
      }
    }
    PersonLookup person = register.build().lookup();
    Probe probe = person.identifiers(kind);
    int found = 0;
    for (String cell : cells) {
      Optional<String> value = FORMS.comparable(form, cell);
      byte[] bytes = ("x" + cell + "y").getBytes(StandardCharsets.UTF_8);
      person.next();
      probe.text(bytes, 1, bytes.length - 1);
      assertThat(person.hasObjected())
          .as(cell)
          .isEqualTo(value.filter(values::contains).isPresent());
      assertThat(person.isSuppressed())
          .as(cell)
          .isEqualTo(value.filter(suppressed::contains).isPresent());
      found += person.bits() == 0 ? 0 : 1;
    }
    assertThat(found).isBetween(cells.size() / 4, cells.size() * 3 / 4);
  }

  private List<String> written(PhoneNumber number) {
    String international = PHONES.format(number, PhoneNumberFormat.INTERNATIONAL);
    return List.of(
        PHONES.format(number, PhoneNumberFormat.E164),
        spaced(international),
        international.replace(' ', '\u00a0'),
        international.replace(" ", ""),
        international.replace('+', '\uff0b'),
        international.replaceFirst("\\+", "00"),
        international.replaceFirst(" ", " (0)"),
        international + " ext. " + random.nextInt(1000),
        PHONES.format(number, PhoneNumberFormat.NATIONAL),
        PHONES.format(number, PhoneNumberFormat.RFC3966));
  }

  private String spaced(String text) {
    return SPACES.get(random.nextInt(SPACES.size()))
        + text
        + SPACES.get(random.nextInt(SPACES.size()));
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      word.append(
          "abcdefghijklmnopqrstuvwxyzäöüßçñøåάéж"
              .charAt(random.nextInt(random.nextInt(5) == 0 ? 37 : 26)));
    }
    return word.toString();
  }
}
