package dev.steward.page.plot;

import java.awt.AWTError;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart on its way to SVG, as wide as a phone shows it. */
record Drawing(JFreeChart chart, int height) {
  private static final int WIDTH = 440;
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Without fonts on the machine nothing can be drawn; the page's tables say the same. */
  static Optional<String> of(String title, Supplier<Drawing> drawing) {
    try {
      return Optional.of(drawing.get().svg(title));
    } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
      return Optional.empty();
    }
  }

  private String svg(String title) {
    chart.setBackgroundPaint(null);
    Document document = document();
    MeasuringGraphics graphics = new MeasuringGraphics(SVGGeneratorContext.createDefault(document));
    ChartRenderingInfo info = new ChartRenderingInfo();
    chart.draw(graphics, new Rectangle(WIDTH, height), info);
    Element root = graphics.getRoot();
    double left = info.getPlotInfo().getDataArea().getMinX();
    return new InlineSvg(left, graphics.widths()).of(root, title, WIDTH, height);
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java platform has an XML parser", e);
    }
  }
}
