package dev.steward.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopSettingsTest {
  @TempDir Path folder;

  @Test
  void readsTheSiteFilesOfAFolderBeneathWhatIsGiven() throws IOException {
    Files.writeString(
        folder.resolve("core-site.xml"),
        """
        <configuration>
          <property><name>fs.s3a.endpoint</name><value>http://site</value></property>
          <property><name>fs.s3a.endpoint.region</name><value>site</value></property>
          <property><name>fs.s3a.input.stream.type</name><value>analytics</value></property>
        </configuration>
        """);

    Configuration configuration =
        HadoopSettings.configuration(folder.toString(), Map.of("fs.s3a.endpoint", "http://given"));

    assertThat(configuration.get("fs.s3a.endpoint")).isEqualTo("http://given");
    assertThat(configuration.get("fs.s3a.endpoint.region")).isEqualTo("site");
    assertThat(configuration.get("fs.s3a.input.stream.type"))
        .as("over our own defaults too")
        .isEqualTo("analytics");
  }

  @Test
  void doesWithoutAFolder() {
    Configuration configuration = HadoopSettings.configuration(null, Map.of("a", "b"));

    assertThat(configuration.get("a")).isEqualTo("b");
    assertThat(new Configuration(configuration).get("fs.s3a.input.stream.type"))
        .as("over Hadoop's defaults, also where a client copies it")
        .isEqualTo("classic");
    assertThat(HadoopSettings.configuration(" ", Map.of()).get("fs.defaultFS"))
        .isEqualTo("file:///");
  }
}
