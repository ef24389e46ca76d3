package dev.steward.page.plot;

import java.awt.BasicStroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;

/** Stacked bars: lying, a line each, or standing, one a run. */
public final class BarPlot {
  private static final int THICKNESS = 24;
  private static final int AXIS = 36;
  private static final int HEIGHT = 190;
  private static final int LABELS = 6;

  private BarPlot() {}

  /**
   * Lying bars with the total behind each name.
   *
   * @param title for those who cannot see it
   * @return SVG; empty where there is nothing to see, or plots cannot be drawn here
   */
  public static Optional<String> lying(String title, Bars bars) {
    return bars.isEmpty() ? Optional.empty() : Drawing.of(title, () -> lying(bars, false));
  }

  /** As {@link #lying}, each bar as long as all others: its pieces are shares. */
  public static Optional<String> shares(String title, Bars bars) {
    return bars.isEmpty() ? Optional.empty() : Drawing.of(title, () -> lying(bars, true));
  }

  /** Standing bars, a run each, the earliest first. */
  public static Optional<String> standing(String title, Bars bars) {
    return bars.isEmpty() ? Optional.empty() : Drawing.of(title, () -> standing(bars));
  }

  private static Drawing lying(Bars bars, boolean shares) {
    NumberAxis lengths = Axes.numbers();
    if (shares) {
      lengths.setStandardTickUnits(NumberAxis.createStandardTickUnits());
      lengths.setNumberFormatOverride(
          new DecimalFormat("0%", DecimalFormatSymbols.getInstance(Locale.ROOT)));
      lengths.setRange(0, 1);
    }
    CategoryPlot plot = plot(bars, Axes.names(), lengths, shares, true);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.6f);
    return new Drawing(
        new JFreeChart(null, null, plot, false), AXIS + THICKNESS * bars.bars().size());
  }

  private static Drawing standing(Bars bars) {
    CategoryAxis runs = Axes.names();
    runs.setCategoryLabelPositions(CategoryLabelPositions.STANDARD);
    CategoryPlot plot = plot(bars, runs, Axes.numbers(), false, false);
    return new Drawing(new JFreeChart(null, null, plot, false), HEIGHT);
  }

  private static CategoryPlot plot(
      Bars bars, CategoryAxis names, NumberAxis lengths, boolean shares, boolean totals) {
    StackedBarRenderer renderer = new StackedBarRenderer(shares);
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setMaximumBarWidth(totals ? 1 : 0.08);
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.ROOT);
    for (int at = 0; at < bars.bars().size(); at++) {
      Bars.Bar bar = bars.bars().get(at);
      String label = Axes.shortened(bar.label());
      Place place =
          totals
              ? new Place(at, label + "  " + numbers.format(bar.total()))
              : Place.everyFew(at, bars.bars().size(), LABELS, label);
      for (int i = 0; i < bars.pieces().size(); i++) {
        data.addValue(bar.lengths().get(i), Integer.valueOf(i), place);
        renderer.setSeriesPaint(i, bars.pieces().get(i).tone().marker());
      }
    }
    names.setCategoryMargin(totals ? 0.3 : 0.35);
    CategoryPlot plot = new CategoryPlot(data, names, lengths, renderer);
    Axes.grid(plot);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    return plot;
  }

  /** The pieces that some bar has, as a legend names them. */
  public static List<Bars.Piece> seen(Bars bars) {
    return java.util.stream.IntStream.range(0, bars.pieces().size())
        .filter(i -> bars.bars().stream().anyMatch(bar -> bar.lengths().get(i) > 0))
        .mapToObj(bars.pieces()::get)
        .toList();
  }
}
