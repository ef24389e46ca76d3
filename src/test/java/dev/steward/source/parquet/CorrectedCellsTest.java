package dev.steward.source.parquet;

import static dev.steward.source.parquet.Changes.apply;
import static dev.steward.source.parquet.Changes.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.source.Replacement;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectedCellsTest {
  @TempDir Path folder;

  @BeforeEach
  void make() throws Exception {
    try (DuckDb duck = new DuckDb()) {
      duck.execute(
          ("COPY (SELECT 'k' || (i %% 50) AS id, CASE WHEN i %% 3 > 0 THEN 'n' || (i %% 3) END AS n,"
                  + " ['a', 'b' || (i %% 2)] AS l, DATE '2020-01-01' + (i %% 2)::INT AS d,"
                  + " CASE WHEN i < 0 THEN 'x' END AS empty FROM range(9000) r(i))"
                  + " TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048)")
              .formatted(folder.resolve("t.parquet")));
    }
  }

  private Table table() throws SourceException {
    return Lake.at(folder).table("t");
  }

  private List<List<String>> query(String sql) throws Exception {
    try (DuckDb duck = new DuckDb()) {
      return duck.query(sql.formatted(folder.resolve("t.parquet")));
    }
  }

  private static Replacement right(String wrong, String right) {
    return new Replacement.Correction(wrong::equals, right, false);
  }

  @Test
  void putsOnlyWrongCellsRight() throws Exception {
    var change = set(Map.of("n", right("n1", "new"), "l", right("b1", "b9")), "id", "k7");

    assertThat(apply(table(), change)).containsExactly(180L);

    assertThat(query("SELECT DISTINCT n, l FROM '%s' WHERE id = 'k7' ORDER BY 1"))
        .containsExactly(
            List.of("n2", "[a, b9]"), List.of("new", "[a, b9]"), List.of("null", "[a, b9]"));
    assertThat(query("SELECT count(*) FROM '%s' WHERE n = 'new' OR list_contains(l, 'b9')"))
        .containsExactly(List.of("180"));
    assertThat(apply(table(), change)).containsExactly(0L);
  }

  @Test
  void fillsNullWhereItIsWrongToo() throws Exception {
    var filled = new Replacement.Correction(String::isBlank, "full", true);
    var change = set(Map.of("n", filled, "empty", filled), "id", "k7");

    assertThat(apply(table(), change)).containsExactly(180L);

    assertThat(query("SELECT n, empty, count(*) FROM '%s' WHERE id = 'k7' GROUP BY ALL ORDER BY 1"))
        .containsExactly(
            List.of("full", "full", "60"),
            List.of("n1", "full", "60"),
            List.of("n2", "full", "60"));
    assertThat(query("SELECT count(*) FROM '%s' WHERE empty IS NOT NULL"))
        .containsExactly(List.of("180"));
    assertThat(apply(table(), change)).containsExactly(0L);
  }

  @Test
  void removesAValueThatIsWrong() throws Exception {
    assertThat(apply(table(), set(Map.of("n", right("n1", "")), "id", "k7"))).containsExactly(60L);

    assertThat(query("SELECT count(*) FROM '%s' WHERE id = 'k7' AND n IS NULL"))
        .containsExactly(List.of("120"));
  }

  @Test
  void readsADateAndRefusesWhatIsNone() throws Exception {
    assertThat(apply(table(), set(Map.of("d", right("2020-01-02", "1999-12-31")), "id", "k7")))
        .containsExactly(180L);
    assertThat(query("SELECT DISTINCT d FROM '%s' WHERE id = 'k7'"))
        .containsExactly(List.of("1999-12-31"));

    var none = set(Map.of("d", right("2020-01-01", "31.12.1999")), "id", "k8");

    assertThatThrownBy(() -> table().changer().plan(List.of(none)))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("t.parquet: the new value is none of the type of column d");
  }
}
