package dev.steward.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.TablePlace.InDatabase;
import io.openlineage.client.utils.DatasetIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetNamesTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db.example.org/crm, postgres://db.example.org:5432, crm.public.contact",
    "jdbc:postgresql://db:5433/crm?user=u&password=hidden, postgres://db:5433, crm.public.contact",
    "jdbc:h2:mem:crm;USER=u;PASSWORD=hidden, h2:mem:crm, public.contact"
  })
  void nameTablesOfDatabases(String url, String namespace, String name) {
    assertThat(DatasetNames.of(new InDatabase(url, List.of("public", "contact"))))
        .isEqualTo(new DatasetIdentifier(name, namespace));
  }

  @Test
  void nameTablesOfMySqlByTheirDatabase() {
    assertThat(
            DatasetNames.of(
                new InDatabase("jdbc:mariadb://db/crm?password=hidden", List.of("crm", "contact"))))
        .extracting(DatasetIdentifier::getName, DatasetIdentifier::getNamespace)
        .containsExactly("crm.contact", "mysql://db:3306");
  }

  @ParameterizedTest
  @CsvSource({
    "/data/lake/web/visit, file, /data/lake/web/visit",
    "/data/100% of all/a b.csv, file, /data/100% of all/a b.csv",
    "hdfs://namenode:8020/lake/web, hdfs://namenode:8020, /lake/web",
    "s3a://bucket/lake/web/visit, s3://bucket, lake/web/visit",
    "s3a://key:hidden@bucket/lake, s3://bucket, lake"
  })
  void nameFiles(String path, String namespace, String name) {
    assertThat(DatasetNames.ofFile(path)).isEqualTo(new DatasetIdentifier(name, namespace));
  }
}
