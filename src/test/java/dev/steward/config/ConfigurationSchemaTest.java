package dev.steward.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code jobs/steward.schema.json}, by which editors complete and check a configuration, is what
 * the properties are. {@code -Dsteward.schema.write=true} writes it anew.
 */
class ConfigurationSchemaTest {
  private static final Path FILE = Path.of("jobs/steward.schema.json");

  @Test
  void isWhatThePropertiesAre() throws Exception {
    String schema = ConfigurationSchema.text();
    if (Boolean.getBoolean("steward.schema.write")) {
      Files.writeString(FILE, schema);
    }

    assertThat(Files.readString(FILE)).isEqualTo(schema);
  }

  static List<Path> configurations() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("jobs"))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static List<String> faults(String yaml) throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FILE), InputFormat.JSON);
    return schema.validate(yaml, InputFormat.YAML).stream().map(Error::toString).toList();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void admitsEachConfigurationInJobs(Path configuration) throws Exception {
    assertThat(faults(Files.readString(configuration))).isEmpty();
  }

  @Test
  void admitsEitherFormWhereThereAreTwo() throws Exception {
    assertThat(
            faults(
                """
                steward:
                  threads: ${THREADS:4}
                  consent:
                    level-values: [{value: 1, level: consent}]
                    segments: {all: {members: all}, few: {members: {file: few.csv}}}
                  sources:
                    crm:
                      type: jdbc
                      tables:
                        contact:
                          subject: {key: id}
                          columns: {name: {anonymise: null}, note: {anonymise: {text: gone}}}
                logging: {level: {root: warn}}
                """))
        .isEmpty();
  }

  @Test
  void remarksOnWhatIsMisspelt() throws Exception {
    assertThat(faults("steward: {sorces: {}}")).hasSize(1).allMatch(it -> it.contains("sorces"));
    assertThat(faults("steward: {sources: {crm: {type: jdbd}}}")).isNotEmpty();
    assertThat(faults("steward: {inventory: {mode: half}}")).isNotEmpty();
    assertThat(faults("steward: {sources: {c: {tables: {t: {columns: {a: {category: emial}}}}}}}"))
        .isNotEmpty();
  }
}
