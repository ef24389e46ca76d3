package dev.steward.detect;

import java.text.DateFormatSymbols;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of the months in many languages, whole or cut short. */
final class Months {
  private static final int TELLING = 3;
  private static final Set<String> BEGINNINGS = beginnings();

  private Months() {}

  /** Whether a word begins as the name of a month does. */
  static boolean isMonth(String word) {
    String folded = Words.fold(word);
    return folded.length() >= TELLING && BEGINNINGS.contains(folded.substring(0, TELLING));
  }

  private static Set<String> beginnings() {
    Set<String> beginnings = new HashSet<>();
    for (Locale language : Lexicons.languages()) {
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(language);
      for (String[] names : new String[][] {symbols.getMonths(), symbols.getShortMonths()}) {
        for (String name : names) {
          String folded = Words.fold(name);
          if (folded.length() >= TELLING) {
            beginnings.add(folded.substring(0, TELLING));
          }
        }
      }
    }
    return beginnings;
  }
}
