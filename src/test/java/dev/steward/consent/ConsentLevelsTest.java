package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentLevelsTest {
  private static final ConsentLevels LEVELS = ConsentLevels.dynamics();
  private static final List<String> NAMES = List.of("nothing", "mail", "phone", "scores", "sale");

  @ParameterizedTest
  @CsvSource({
    "587030001, consent",
    "587030002, transactional",
    "587030003, subscriptions",
    "587030004, marketing",
    "587030005, profiling"
  })
  void readsTheOptionValuesOfDynamicsInAnyType(long value, String name) {
    int rank = LEVELS.find(name).orElseThrow().rank();
    assertThat(LEVELS.read(value)).isEqualTo(rank);
    assertThat(LEVELS.read((double) value)).isEqualTo(rank);
    assertThat(LEVELS.read(new BigDecimal(value + ".00"))).isEqualTo(rank);
    assertThat(LEVELS.read(" " + value + "\t")).isEqualTo(rank);
  }

  @Test
  void readsNullAsNone() {
    assertThat(LEVELS.read((String) null)).isEqualTo(ConsentLevels.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "587030000", "587030006", "0587030001", "marketing", "5", "none"})
  void doesNotTakeOtherTextForALevel(String cell) {
    assertThat(LEVELS.read(cell)).isEqualTo(ConsentLevels.INVALID);
  }

  @Test
  void doesNotTakeOtherNumbersForALevel() {
    assertThat(LEVELS.read(0L)).isEqualTo(ConsentLevels.INVALID);
    assertThat(LEVELS.read(587030004.5)).isEqualTo(ConsentLevels.INVALID);
    assertThat(LEVELS.read(Double.NaN)).isEqualTo(ConsentLevels.INVALID);
    assertThat(LEVELS.read(Double.POSITIVE_INFINITY)).isEqualTo(ConsentLevels.INVALID);
    assertThat(LEVELS.read(new BigDecimal("587030004.01"))).isEqualTo(ConsentLevels.INVALID);
  }

  @Test
  void takesAHierarchyAndValuesOfOnesOwn() {
    ConsentLevels levels =
        ConsentLevels.of(
            NAMES, "mail", "scores", Map.of("opt-in ", "mail", "-1", "nothing", "", "nothing"));
    assertThat(levels.read("opt-in")).isEqualTo(1);
    assertThat(levels.read(-1L)).isZero();
    assertThat(levels.read("  ")).isZero();
    assertThat(levels.read("Opt-in")).isEqualTo(ConsentLevels.INVALID);
    assertThat(levels.objectionFrom().rank()).isEqualTo(1);
    assertThat(levels.name(3)).isEqualTo("scores");
  }

  @Test
  void levelsAboveProfilingAreProfilingToo() {
    ConsentLevels levels = ConsentLevels.of(NAMES, "mail", "scores", Map.of());
    Situation child = new Situation();
    child.row(child.row().withMark().withLevel(4)).event(4, "2026-10-02T10:00:00Z", null);
    Activity sale =
        new Activity(
            "sale",
            Activity.Kind.SEGMENT,
            "all",
            Activity.Subject.CONTACT,
            levels.find("sale").orElseThrow(),
            false,
            false);
    assertThat(Eligibility.of(levels, sale).decide(child.standing()))
        .isEqualTo(Reason.CHILD_NEVER_PROFILED);
  }

  @Test
  void refusesWhatCannotBe() {
    refused("2 to 100", List.of("none"), "none", "none", Map.of());
    refused("2 to 100", Collections.nCopies(101, "x"), "x", "x", Map.of());
    refused("twice: mail", List.of("none", "mail", "mail"), "mail", "mail", Map.of());
    refused("spaces", List.of("none", " mail"), "mail", "mail", Map.of());
    refused(
        "objection-from: no such level: mai; did you mean mail?", NAMES, "mai", "sale", Map.of());
    refused("objection-from cannot be nothing", NAMES, "nothing", "sale", Map.of());
    refused("profiling-level cannot be nothing", NAMES, "mail", "nothing", Map.of());
    refused("level-values: no such level: fax", NAMES, "mail", "sale", Map.of("1", "fax"));
    refused("two levels for 1", NAMES, "mail", "sale", Map.of("1", "mail", " 1", "phone"));
  }

  private static void refused(
      String why,
      List<String> names,
      String objectionFrom,
      String profiling,
      Map<String, String> values) {
    assertThatThrownBy(() -> ConsentLevels.of(names, objectionFrom, profiling, values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
