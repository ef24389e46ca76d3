package dev.steward.request.match;

import static dev.steward.request.match.Register.DIGEST;
import static dev.steward.request.match.Register.FORMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.steward.core.ColumnVector;
import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestsInForceTest {
  private static final TableRef CONTACT = new TableRef("crm", "contact");
  private static final TableRef LEAD = new TableRef("crm", "lead");

  @Test
  void tellsWhatWasAskedByKeyAndByEachIdentifier() {
    RequestsInForce requests =
        new Register()
            .request("R1", RequestType.RESTRICTION, "email", "anna@example.org", "2026-10-01")
            .request("R2", RequestType.OBJECTION, "phone", "030 1234567", "2026-10-02")
            .request("R3", RequestType.ERASURE, "key", "k-3", "2026-10-03")
            .request("R4", RequestType.OBJECTION, "email", "ANNA@example.org ", "2026-10-04")
            .build();
    PersonLookup person = requests.lookup();
    Probe key = person.keys(CONTACT);
    Probe email = person.identifiers("email");
    Probe phone = person.identifiers("phone");

    person.next();
    see(key, "k-1");
    see(email, " Anna@EXAMPLE.org");
    see(phone, "+49 (0)30 123-4567");
    assertThat(person.bits()).isEqualTo(PersonLookup.RESTRICTED | PersonLookup.OBJECTED);
    assertThat(person.requests()).extracting(SubjectRequest::id).containsExactly("R1", "R2", "R4");
    assertThat(person.latestWithdrawal()).isEqualTo(PersonLookup.NONE);

    person.next();
    see(key, " k-3 ");
    assertThat(person.bits()).isEqualTo(PersonLookup.ERASURE_OPEN);
    assertThat(person.isRestricted()).isTrue();
    assertThat(person.hasObjected()).isFalse();

    person.next();
    see(key, "K-3");
    see(email, "anna@example.org.uk");
    see(phone, "+49 30 2234567");
    assertThat(person.bits()).isZero();
    assertThat(person.requests()).isEmpty();
  }

  @Test
  void concernsAllWhoShareAnIdentifier() {
    RequestsInForce requests =
        new Register()
            .request("R1", RequestType.OBJECTION, "email", "family@example.net", "2026-10-01")
            .build();
    PersonLookup person = requests.lookup();
    Probe email = person.identifiers("email");

    for (int i = 0; i < 3; i++) {
      person.next();
      see(email, "family@example.net");
      assertThat(person.hasObjected()).isTrue();
    }
  }

  @Test
  void tellsTheLatestWithdrawalOfConsent() {
    RequestsInForce requests =
        new Register()
            .request("R9", RequestType.WITHDRAW_CONSENT, "key", "k", "2026-10-01")
            .request("R1", RequestType.WITHDRAW_CONSENT, "email", "a@b.c", "2026-10-09")
            .request("R2", RequestType.OBJECTION, "email", "a@b.c", "2026-10-20")
            .request("R3", RequestType.WITHDRAW_CONSENT, "email", "x@y.z", "2026-10-21")
            .build();
    PersonLookup person = requests.lookup();
    Probe key = person.keys(CONTACT);
    Probe email = person.identifiers("email");

    person.next();
    see(key, "k");
    see(email, "a@b.c");

    SubjectRequest latest = requests.requests().get(person.latestWithdrawal());
    assertThat(latest.id()).isEqualTo("R1");
    assertThat(latest.receivedOn()).isEqualTo(LocalDate.of(2026, 10, 9));
    assertThat(person.bits() & PersonLookup.WITHDRAWN).isNotZero();
  }

  @Test
  void tellsWhoIsSuppressedByIdentifierAndByTheKeyOfTheirTable() {
    RequestsInForce requests =
        new Register()
            .suppress(FORMS.identifier("email", "gone@example.org"))
            .suppress(FORMS.identifier("phone", "+34 612 345 102"))
            .suppress(FORMS.identifier("phone", "+290 23456"))
            .suppress(Identifier.key(CONTACT, "42"))
            .build();
    PersonLookup person = requests.lookup();

    assertThat(isSuppressed(person, person.identifiers("email"), "Gone@example.org")).isTrue();
    assertThat(isSuppressed(person, person.identifiers("email"), "gone@example.com")).isFalse();
    assertThat(isSuppressed(person, person.identifiers("phone"), "+34612345102")).isTrue();
    assertThat(isSuppressed(person, person.identifiers("phone"), "+35612345102")).isFalse();
    assertThat(isSuppressed(person, person.identifiers("phone"), "00290 23 456")).isTrue();
    assertThat(isSuppressed(person, person.identifiers("phone"), "+34612345102 ext 3")).isTrue();
    assertThat(isSuppressed(person, person.keys(CONTACT), "42")).isTrue();
    assertThat(isSuppressed(person, person.keys(LEAD), "42")).isFalse();
    assertThat(requests.requests()).isEmpty();
    assertThat(requests.isEmpty()).isFalse();
  }

  @Test
  void readsNoColumnOfAKindThatNobodyIsLookedForBy() {
    RequestsInForce requests =
        new Register()
            .request("R1", RequestType.OBJECTION, "email", "a@b.c", "2026-10-01")
            .suppress(Identifier.key(CONTACT, "42"))
            .build();
    PersonLookup person = requests.lookup();

    assertThat(person.identifiers("email").isNeeded()).isTrue();
    assertThat(person.identifiers("phone").isNeeded()).isFalse();
    assertThat(person.keys(CONTACT).isNeeded()).isTrue();
    assertThat(person.keys(LEAD).isNeeded()).isFalse();
    assertThat(new Register().build().isEmpty()).isTrue();
  }

  @Test
  void readsCellsOfAllTypes() {
    RequestsInForce requests =
        new Register()
            .request("R1", RequestType.OBJECTION, "key", "42", "2026-10-01")
            .request("R2", RequestType.RESTRICTION, "key", "-9223372036854775808", "2026-10-01")
            .request("R3", RequestType.ERASURE, "key", "b", "2026-10-01")
            .build();
    PersonLookup person = requests.lookup();
    Probe key = person.keys(CONTACT);
    ColumnVector text =
        new ColumnVector.Bytes(
            3, "ab".getBytes(StandardCharsets.UTF_8), new int[] {0, 1, 1, 2}, null);
    BitSet nulls = new BitSet();
    nulls.set(0);

    assertThat(bits(person, key, text, 0)).isZero();
    assertThat(bits(person, key, text, 1)).isZero();
    assertThat(bits(person, key, text, 2)).isEqualTo(PersonLookup.ERASURE_OPEN);
    ColumnVector dictionary = new ColumnVector.Dictionary(2, text, new int[] {-1, 2});
    assertThat(bits(person, key, dictionary, 0)).isZero();
    assertThat(bits(person, key, dictionary, 1)).isEqualTo(PersonLookup.ERASURE_OPEN);
    ColumnVector longs = new ColumnVector.Longs(3, new long[] {42, 42, Long.MIN_VALUE}, nulls);
    assertThat(bits(person, key, longs, 0)).isZero();
    assertThat(bits(person, key, longs, 1)).isEqualTo(PersonLookup.OBJECTED);
    assertThat(bits(person, key, longs, 2)).isEqualTo(PersonLookup.RESTRICTED);
    ColumnVector decimals =
        new ColumnVector.Decimals(1, new BigDecimal[] {new BigDecimal("42.00")});
    assertThat(bits(person, key, decimals, 0)).isEqualTo(PersonLookup.OBJECTED);
    ColumnVector doubles = new ColumnVector.Doubles(2, new double[] {42, Double.NaN}, null);
    assertThat(bits(person, key, doubles, 0)).isEqualTo(PersonLookup.OBJECTED);
    assertThat(bits(person, key, doubles, 1)).isZero();
    ColumnVector repeated = new ColumnVector.Repeated(2, text, new int[] {0, 0, 3});
    assertThat(bits(person, key, repeated, 0)).isZero();
    assertThat(bits(person, key, repeated, 1)).isEqualTo(PersonLookup.ERASURE_OPEN);
  }

  @Test
  void tellsWhichRequestsConcernedNobody() {
    RequestsInForce requests =
        new Register()
            .request("R1", RequestType.OBJECTION, "email", "a@b.c", "2026-10-01")
            .request("R2", RequestType.OBJECTION, "email", "nobody@b.c", "2026-10-02")
            .request("R3", RequestType.RESTRICTION, "key", "7", "2026-10-03")
            .build();
    PersonLookup person = requests.lookup();
    person.next();
    see(person.identifiers("email"), "a@b.c");
    PersonLookup ofAnotherUnit = requests.lookup();
    ofAnotherUnit.next();
    ofAnotherUnit.keys(CONTACT).number(7);

    assertThat(person.matchedIds()).containsExactly("R1");
    assertThat(ofAnotherUnit.matchedIds()).containsExactly("R3");
    assertThat(requests.unmatched(Set.of("R1", "R3")))
        .extracting(SubjectRequest::id)
        .containsExactly("R2");
  }

  @Test
  void allocatesNothingForRowsThatMatchNobody() {
    Register register = new Register();
    for (int i = 0; i < 1000; i++) {
      register.request("E" + i, RequestType.OBJECTION, "email", "a" + i + "@b.c", "2026-10-01");
      register.request(
          "P" + i, RequestType.OBJECTION, "phone", "+4930" + (1_000_000 + i), "2026-10-01");
      register.suppress(Identifier.key(CONTACT, "gone" + i));
    }
    PersonLookup person = register.build().lookup();
    Probe key = person.keys(CONTACT);
    Probe email = person.identifiers("email");
    Probe phone = person.identifiers("phone");
    byte[] cell = " Someone.Else@Example.ORG".getBytes(StandardCharsets.UTF_8);
    byte[] number = "+49 (30) 765-4321".getBytes(StandardCharsets.UTF_8);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = 0;
    for (int row = 0; row < 200_000; row++) {
      if (row == 100_000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      person.next();
      key.number(row);
      key.text(cell, 0, cell.length);
      email.text(cell, 0, cell.length);
      phone.text(number, 0, number.length);
      if (person.bits() != 0 || person.latestWithdrawal() != PersonLookup.NONE) {
        throw new AssertionError("nobody matches");
      }
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  @Test
  void knowsNobodyUnderAnotherKey() {
    SuppressedIdentifiers.Builder list = new SuppressedIdentifiers.Builder();
    Identifier gone = FORMS.identifier("email", "gone@example.org");
    list.add(DIGEST.entry(gone));

    assertThat(list.build().contains(gone, DIGEST)).isTrue();
    assertThat(list.build().contains(gone, new IdentifierDigest(Register.key(2)))).isFalse();
    assertThat(list.build().contains(Identifier.key(CONTACT, "gone@example.org"), DIGEST))
        .isFalse();
    assertThat(DIGEST.pseudonym("R1")).isNotEqualTo(DIGEST.pseudonym("R2"));
  }

  private static boolean isSuppressed(PersonLookup person, Probe probe, String cell) {
    person.next();
    see(probe, cell);
    return person.isSuppressed();
  }

  private static int bits(PersonLookup person, Probe probe, ColumnVector column, int row) {
    person.next();
    probe.cell(column, row);
    return person.bits();
  }

  private static void see(Probe probe, String cell) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    probe.text(bytes, 0, bytes.length);
  }
}
