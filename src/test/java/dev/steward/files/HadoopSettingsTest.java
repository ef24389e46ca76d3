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
        </configuration>
        """);

    Configuration configuration =
        HadoopSettings.configuration(folder.toString(), Map.of("fs.s3a.endpoint", "http://given"));

    assertThat(configuration.get("fs.s3a.endpoint")).isEqualTo("http://given");
    assertThat(configuration.get("fs.s3a.endpoint.region")).isEqualTo("site");
  }

  @Test
  void doesWithoutAFolder() {
    assertThat(HadoopSettings.configuration(null, Map.of("a", "b")).get("a")).isEqualTo("b");
    assertThat(HadoopSettings.configuration(" ", Map.of()).get("fs.defaultFS"))
        .isEqualTo("file:///");
  }
}
