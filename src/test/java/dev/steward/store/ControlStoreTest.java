package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class ControlStoreTest {
  @TempDir Path home;

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void isMadeOnceAndKeptAfterwards(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      store.migrate();
      assertThat(new SecretCheck(JdbcClient.create(store.dataSource())).accepts(cipher(1)))
          .isTrue();
      assertThat(new SecretCheck(JdbcClient.create(store.dataSource())).accepts(cipher(1)))
          .isTrue();
      assertThat(new SecretCheck(JdbcClient.create(store.dataSource())).accepts(cipher(2)))
          .isFalse();
      assertThat(
              new JdbcTemplate(store.dataSource())
                  .queryForObject("select count(*) from batch_job_instance", Integer.class))
          .isZero();
    }
  }

  @Test
  void finishesTablesThatAKillLeftHalfMade() throws Exception {
    try (ControlStore store = ControlStore.embedded(home, 4)) {
      store.migrate();
      JdbcTemplate jdbc = new JdbcTemplate(store.dataSource());
      jdbc.execute("drop table batch_step_execution_context");
      jdbc.execute("drop table unit_result");
      jdbc.execute("drop index subject_request_by_type");
      jdbc.execute("drop table suppression");
      jdbc.execute("drop table \"steward_schema_history\"");
    }
    try (ControlStore store = ControlStore.embedded(home, 4)) {
      store.migrate();
      JdbcTemplate jdbc = new JdbcTemplate(store.dataSource());
      assertThat(
              jdbc.queryForObject(
                  "select count(*) from batch_step_execution_context", Integer.class))
          .isZero();
      assertThat(jdbc.queryForObject("select count(*) from unit_result", Integer.class)).isZero();
      assertThat(jdbc.queryForObject("select count(*) from suppression", Integer.class)).isZero();
    }
  }

  @Test
  void letsOnlyItsOwnerReadTheLocalSecret() throws Exception {
    byte[] secret = LocalSecret.of(home);

    assertThat(LocalSecret.of(home)).isEqualTo(secret).hasSize(32);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("store.key"))))
        .isEqualTo("rw-------");
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(home.resolve("store.key"));
    }
  }

  private static StoreCipher cipher(int seed) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) seed);
    return StoreCipher.derivedFrom(secret);
  }
}
