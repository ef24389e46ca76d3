package dev.steward.page.plot;

import java.awt.Graphics;
import java.util.ArrayList;
import java.util.List;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;

/** Remembers how wide each text was taken to be when its place was computed. */
final class MeasuringGraphics extends SVGGraphics2D {
  private final List<Double> widths;

  MeasuringGraphics(SVGGeneratorContext context) {
    super(context, false);
    widths = new ArrayList<>();
  }

  private MeasuringGraphics(MeasuringGraphics from) {
    super(from);
    widths = from.widths;
  }

  @Override
  public Graphics create() {
    return new MeasuringGraphics(this);
  }

  @Override
  public void drawString(String text, float x, float y) {
    widths.add((double) getFontMetrics().stringWidth(text));
    super.drawString(text, x, y);
  }

  /** In the order in which texts were drawn. */
  List<Double> widths() {
    return widths;
  }
}
