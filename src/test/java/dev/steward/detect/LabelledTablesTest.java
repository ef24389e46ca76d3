package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.DetectionScore;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Detection over invented tables in sixteen languages, labelled before it first ran over them. */
class LabelledTablesTest {
  @Test
  void findsPersonalDataInTablesOfManyKinds() throws Exception {
    URL labels = Objects.requireNonNull(getClass().getResource("labelled/labels.csv"));

    DetectionScore score =
        DetectionScore.of(Objects.requireNonNull(Path.of(labels.toURI()).getParent()));

    assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(0.92);
    assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.92);
    assertThat(score.rightCategories()).as(score.toString()).isGreaterThanOrEqualTo(0.88);
  }
}
