package dev.steward.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableGlobsTest {
  @Test
  void admitsAllWithoutGlobs() {
    assertThat(new TableGlobs(List.of(), List.of()).admit("people/customers")).isTrue();
  }

  @Test
  void letsExcludeWinOverInclude() {
    TableGlobs globs = new TableGlobs(List.of("people/*"), List.of("**_old", "a.b"));
    assertThat(globs.admit("people/staff")).isTrue();
    assertThat(globs.admit("people/more/staff")).isFalse();
    assertThat(globs.admit("people/staff_old")).isFalse();
    assertThat(globs.admit("orders")).isFalse();
  }

  @Test
  void takesAllButStarsAndQuestionMarksLiterally() {
    TableGlobs globs = new TableGlobs(List.of("a.b", "[x]?", "sales.**"), List.of());
    assertThat(globs.admit("a.b")).isTrue();
    assertThat(globs.admit("acb")).isFalse();
    assertThat(globs.admit("[x]1")).isTrue();
    assertThat(globs.admit("sales.orders/old")).isTrue();
  }

  @Test
  void tellsWhichFoldersCouldHoldWantedTables() {
    TableGlobs globs = new TableGlobs(List.of("people/x*"), List.of("logs/**", "tmp"));
    assertThat(globs.mayAdmitBelow("people")).isTrue();
    assertThat(globs.mayAdmitBelow("orders")).isFalse();
    TableGlobs all = new TableGlobs(List.of(), List.of("logs/**", "tmp"));
    assertThat(all.mayAdmitBelow("logs")).isFalse();
    assertThat(all.mayAdmitBelow("tmp")).isFalse();
    assertThat(all.mayAdmitBelow("people")).isTrue();
  }
}
