package dev.steward.page.plot;

import java.awt.Font;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Quiet axes: letters and thin lines, nothing else. */
final class Axes {
  static final int LETTERS = 12;
  private static final int LONGEST = 26;

  private Axes() {}

  static CategoryAxis names() {
    CategoryAxis axis = new CategoryAxis();
    quiet(axis);
    axis.setLowerMargin(0.01);
    axis.setUpperMargin(0.01);
    return axis;
  }

  static NumberAxis numbers() {
    NumberAxis axis = new NumberAxis();
    quiet(axis);
    axis.setTickLabelPaint(Tone.SOFT.marker());
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    // few numbers: a phone is narrow
    axis.setTickLabelInsets(new RectangleInsets(4, 14, 4, 14));
    return axis;
  }

  static void grid(CategoryPlot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(8, 0, 0, 18));
    plot.setRangeGridlinePaint(Tone.LINE.marker());
    plot.setRangeZeroBaselineVisible(false);
  }

  private static void quiet(Axis axis) {
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS));
    axis.setTickLabelPaint(Tone.INK.marker());
  }

  static String shortened(String label) {
    return label.codePointCount(0, label.length()) <= LONGEST
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
