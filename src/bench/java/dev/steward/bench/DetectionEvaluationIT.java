package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.opencsv.exceptions.CsvException;
import dev.steward.testkit.DetectionScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How well detection finds what people have labelled: {@code mvn verify -Pbench
 * -Devaluate.folder=FOLDER}, where the folder has {@code labels.csv} and the files that it names.
 */
@Tag("bench")
class DetectionEvaluationIT {
  @Test
  void findsWhatPeopleHaveLabelled() throws IOException, CsvException {
    String folder = System.getProperty("evaluate.folder");
    assumeThat(folder).as("evaluate.folder").isNotNull();

    DetectionScore score = DetectionScore.of(Path.of(Objects.requireNonNull(folder)));

    System.out.println(score);
    assertThat(score.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.85);
  }
}
