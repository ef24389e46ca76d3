package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.PseudonymKey;
import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.request.match.IdentifierDigest;
import dev.steward.request.match.SuppressedIdentifiers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

class SuppressionListTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);
  private static final Identifier EMAIL = new Identifier("email", "gone@example.org");
  private static final Identifier PHONE = new Identifier("phone", "+34612345102");
  private static final Identifier KEY = Identifier.key(new TableRef("crm", "contact"), "42");

  @TempDir Path home;

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void knowsWhomItHoldsAndNobodyElse(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      SuppressionList list = Requests.suppressions(store.dataSource());
      assertThat(list.size()).isZero();
      assertThat(list.matcher().size()).isZero();

      list.add(List.of(EMAIL, PHONE, KEY), "R1", AS_OF);

      SuppressedIdentifiers suppressed = list.matcher();
      assertThat(suppressed.size()).isEqualTo(3);
      for (Identifier identifier : List.of(EMAIL, PHONE, KEY)) {
        assertThat(suppressed.contains(identifier, list.digest())).isTrue();
      }
      assertThat(suppressed.contains(new Identifier("email", "gone@example.com"), list.digest()))
          .isFalse();
      assertThat(suppressed.contains(new Identifier("key", "42"), list.digest())).isFalse();
      byte[] other = new byte[32];
      Arrays.fill(other, (byte) 9);
      assertThat(suppressed.contains(EMAIL, new IdentifierDigest(new PseudonymKey(other))))
          .isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void holdsAnIdentifierOnceFromTheDayItWasFirstAdded(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      SuppressionList list = Requests.suppressions(store.dataSource());
      list.add(List.of(EMAIL), "R1", AS_OF);

      list.add(List.of(EMAIL, PHONE, PHONE), "R2", AS_OF.plusDays(1));

      assertThat(list.size()).isEqualTo(2);
      assertThat(list.matcher(AS_OF.minusDays(1)).size()).isZero();
      assertThat(list.matcher(AS_OF).contains(EMAIL, list.digest())).isTrue();
      assertThat(list.matcher(AS_OF).contains(PHONE, list.digest())).isFalse();
      assertThat(list.matcher(AS_OF.plusDays(1)).size()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void namesNeitherPersonNorRequest(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      SuppressionList list = Requests.suppressions(store.dataSource());
      list.add(List.of(EMAIL, KEY), "REQ-2026-0001", AS_OF);

      assertThat(new JdbcTemplate(store.dataSource()).queryForList("select * from suppression"))
          .hasSize(2)
          .allSatisfy(row -> assertThat(row.toString()).doesNotContain("gone", "REQ-2026", "=42,"));
      assertThat(list.matcher() + list.digest().toString()).doesNotContain("gone");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void loadsAListOfManyThousands(ControlStores.Named named) throws Exception {
    List<Identifier> identifiers = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      identifiers.add(new Identifier("email", "gone" + i + "@example.org"));
    }
    try (ControlStore store = named.open(home)) {
      SuppressionList list = Requests.suppressions(store.dataSource());
      list.add(identifiers, "R1", AS_OF);

      SuppressedIdentifiers suppressed = list.matcher();

      assertThat(suppressed.size()).isEqualTo(30_000);
      assertThat(identifiers)
          .allMatch(identifier -> suppressed.contains(identifier, list.digest()));
    }
  }
}
