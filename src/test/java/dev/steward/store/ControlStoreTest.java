package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void knowsWhetherItsTablesAreUpToDate(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.opener().open(home)) {
      JdbcTemplate jdbc = new JdbcTemplate(store.dataSource());
      assertThat(SchemaHistory.isCurrent(store.dataSource())).isFalse();
      store.migrate();
      assertThat(SchemaHistory.isCurrent(store.dataSource())).isTrue();

      String history = "\"" + SchemaHistory.TABLE + "\"";
      for (String unlike :
          List.of(
              "\"success\" = false where \"version\" = '3'",
              "\"checksum\" = 7 where \"version\" = '2'",
              "\"script\" = 'V9__later.sql' where \"version\" = '4'")) {
        List<Map<String, Object>> before =
            jdbc.queryForList("select * from " + history + " where \"version\" is not null");
        jdbc.update("update " + history + " set " + unlike);
        assertThat(SchemaHistory.isCurrent(store.dataSource())).as(unlike).isFalse();
        for (Map<String, Object> row : before) {
          jdbc.update(
              "update "
                  + history
                  + " set \"success\" = ?, \"checksum\" = ?, \"script\" = ?"
                  + " where \"installed_rank\" = ?",
              row.get("success"),
              row.get("checksum"),
              row.get("script"),
              row.get("installed_rank"));
        }
        assertThat(SchemaHistory.isCurrent(store.dataSource())).isTrue();
      }
      jdbc.update("delete from " + history + " where \"version\" = '5'");
      assertThat(SchemaHistory.isCurrent(store.dataSource())).isFalse();
    }
  }

  @Test
  void knowsAllMigrations() throws IOException {
    Resource[] scripts =
        new PathMatchingResourcePatternResolver()
            .getResources("classpath:" + SchemaHistory.FOLDER + "/*");

    assertThat(scripts)
        .extracting(Resource::getFilename)
        .as("listed in SchemaHistory")
        .containsExactlyInAnyOrderElementsOf(SchemaHistory.SCRIPTS);
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
