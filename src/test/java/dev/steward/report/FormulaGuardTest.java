package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaGuardTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          =1+1,       '=1+1
          '=1+1,      ''=1+1
          ''=1,       '''=1
          ` =1`,      `' =1`
          +x,         '+x
          -x,         '-x
          @x,         '@x
          x=1,        x=1
          'x,         'x
          ',          '
          a,          a
          """)
  void putsAnApostropheBeforeWhatWouldBeAFormula(String text, String cell) {
    assertThat(FormulaGuard.guard(text)).isEqualTo(cell);
    assertThat(FormulaGuard.unguard(cell)).isEqualTo(text);
  }

  @Test
  void leavesACellThatAFormulaWasNotGuardedIn() {
    assertThat(FormulaGuard.unguard("=1")).isEqualTo("=1");
    assertThat(FormulaGuard.unguard("")).isEmpty();
  }
}
