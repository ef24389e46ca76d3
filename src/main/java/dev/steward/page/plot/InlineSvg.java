package dev.steward.page.plot;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes of a drawing a part of a page: tones become the page's variables, letters the page's own.
 * Since those may be narrower than the ones measured, a text is tied where it touches: at its end
 * left of the plot, else in its middle.
 */
final class InlineSvg {
  private static final Set<String> GEOMETRY =
      Set.of(
          "x",
          "y",
          "x1",
          "x2",
          "y1",
          "y2",
          "width",
          "height",
          "d",
          "points",
          "cx",
          "cy",
          "r",
          "rx",
          "ry",
          "transform");
  private static final List<String> STYLES = List.of("fill", "stroke", "stroke-width", "font-size");
  private static final Pattern COLOUR =
      Pattern.compile("#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})|rgb\\((\\d+),(\\d+),(\\d+)\\)");

  private final double left;
  private final Iterator<Double> widths;

  /**
   * @param left where the plot begins, right of the names
   * @param widths of the texts, as they were measured
   */
  InlineSvg(double left, List<Double> widths) {
    this.left = left;
    this.widths = widths.iterator();
  }

  String of(Element root, String title, int width, int height) {
    clean(root);
    root.removeAttribute("style");
    root.setAttribute("class", "plot");
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", title);
    root.setAttribute("viewBox", "0 0 %d %d".formatted(width, height));
    return text(root);
  }

  private void clean(Element element) {
    StringBuilder style = new StringBuilder();
    for (String property : STYLES) {
      if (element.hasAttribute(property)) {
        style.append(property).append(':').append(toned(element.getAttribute(property)));
        style.append(';');
      }
    }
    for (String attribute : attributes(element)) {
      if (!GEOMETRY.contains(attribute)) {
        element.removeAttribute(attribute);
      }
    }
    if (style.length() > 0) {
      element.setAttribute("style", style.toString());
    }
    if (element.getNodeName().equals("text")) {
      tie(element);
      return;
    }
    for (Node child : children(element)) {
      if (child instanceof Element inner && !inner.getNodeName().equals("defs")) {
        clean(inner);
      } else {
        element.removeChild(child);
      }
    }
  }

  private void tie(Element text) {
    double width = widths.hasNext() ? widths.next() : 0;
    double start = Double.parseDouble(text.getAttribute("x"));
    boolean isName = start + width <= left;
    text.setAttribute("text-anchor", isName ? "end" : "middle");
    text.setAttribute(
        "x", String.format(Locale.ROOT, "%.1f", isName ? start + width : start + width / 2));
  }

  private static List<Node> children(Element element) {
    List<Node> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      children.add(child);
    }
    return children;
  }

  private static List<String> attributes(Element element) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      names.add(element.getAttributes().item(i).getNodeName());
    }
    return names;
  }

  private static String toned(String value) {
    Matcher colour = COLOUR.matcher(value.toLowerCase(Locale.ROOT));
    if (!colour.matches()) {
      return value;
    }
    int first = colour.group(1) == null ? 4 : 1;
    int radix = first == 1 ? 16 : 10;
    Optional<Tone> tone =
        Tone.of(
            Integer.parseInt(colour.group(first), radix),
            Integer.parseInt(colour.group(first + 1), radix),
            Integer.parseInt(colour.group(first + 2), radix));
    return tone.map(known -> "var(--" + known + ")").orElse(value);
  }

  private static String text(Element root) {
    try {
      Transformer writer = TransformerFactory.newInstance().newTransformer();
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      writer.transform(new DOMSource(root), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("A drawing cannot be written", e);
    }
  }
}
