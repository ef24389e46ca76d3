package dev.steward.page.plot;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/** Lines over runs. */
public final class TrendPlot {
  private static final int HEIGHT = 210;
  private static final int LABELS = 6;
  private static final double DOT = 5;

  private TrendPlot() {}

  /**
   * Shares from 0 to 1 over runs.
   *
   * @param title for those who cannot see it
   * @return SVG; empty where there are fewer than two runs, or plots cannot be drawn here
   */
  public static Optional<String> shares(String title, Trend trend) {
    return trend.runs().size() < 2 || trend.lines().isEmpty()
        ? Optional.empty()
        : Drawing.of(title, () -> shares(trend));
  }

  private static Drawing shares(Trend trend) {
    LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, true);
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < trend.lines().size(); i++) {
      Trend.Line line = trend.lines().get(i);
      renderer.setSeriesPaint(i, line.tone().marker());
      renderer.setSeriesStroke(
          i, new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      renderer.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
      for (int run = 0; run < trend.runs().size(); run++) {
        @Nullable Double value = line.values().get(run);
        data.addValue(
            value,
            Integer.valueOf(i),
            Place.everyFew(run, trend.runs().size(), LABELS, trend.runs().get(run)));
      }
    }
    NumberAxis axis = Axes.numbers();
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits());
    axis.setNumberFormatOverride(
        new DecimalFormat("0%", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    axis.setRange(0, 1);
    CategoryPlot plot = new CategoryPlot(data, Axes.names(), axis, renderer);
    Axes.grid(plot);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    return new Drawing(new JFreeChart(null, null, plot, false), HEIGHT);
  }
}
