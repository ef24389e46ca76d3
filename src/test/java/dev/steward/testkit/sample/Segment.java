package dev.steward.testkit.sample;

import java.util.Locale;

/** The segments, and how many in a hundred contacts are in each. */
enum Segment {
  VIP("Very important customers", "total of orders in 12 months above 1000", 22),
  NEWSLETTER("Everyone who once signed up", "newsletter = true", 64),
  LOYALTY("Loyalty programme", "loyalty tier in (silver, gold)", 18),
  FAMILIES("Families with children", "has child contact or bought toys", 14);

  private final String title;
  private final String definition;
  private final int percent;

  Segment(String title, String definition, int percent) {
    this.title = title;
    this.definition = definition;
    this.percent = percent;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  String definition() {
    return definition;
  }

  int percent() {
    return percent;
  }
}
