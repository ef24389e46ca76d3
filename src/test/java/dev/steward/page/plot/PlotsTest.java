package dev.steward.page.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class PlotsTest {
  private static final List<Bars.Piece> PIECES =
      List.of(new Bars.Piece("good", Tone.GOOD), new Bars.Piece("bad", Tone.ALARM));

  private static Document svg(String svg) {
    return Jsoup.parse(svg, "", Parser.xmlParser());
  }

  @Test
  void lengthsOfBarsAreInProportionAndInTheirTones() {
    Bars bars =
        new Bars(
            PIECES,
            List.of(
                new Bars.Bar("one", List.of(100L, 50L)), new Bars.Bar("two", List.of(0L, 200L))));

    Document plot = svg(BarPlot.lying("title", bars).orElseThrow());

    List<Element> rects =
        plot.select("rect").stream().filter(it -> !it.attr("width").equals("0")).toList();
    assertThat(rects).hasSize(3);
    double unit = Double.parseDouble(rects.get(0).attr("width")) / 100;
    assertThat(Double.parseDouble(rects.get(1).attr("width")) / unit).isBetween(49.5, 50.5);
    assertThat(Double.parseDouble(rects.get(2).attr("width")) / unit).isBetween(199.0, 201.0);
    assertThat(rects.get(0).attr("style")).contains("fill:var(--good)");
    assertThat(rects.get(2).attr("style")).contains("fill:var(--alarm)");
    assertThat(plot.select("text").eachText()).contains("one 150", "two 200");
  }

  @Test
  void aRunWithoutAValueLeavesAGap() {
    Trend trend =
        new Trend(
            List.of("1 Nov", "2 Nov", "3 Nov"),
            List.of(new Trend.Line("a", Tone.FIRST, Arrays.asList(0.2, null, 0.6))));

    assertThat(svg(TrendPlot.shares("title", trend).orElseThrow()).select("text").eachText())
        .contains("1 Nov", "3 Nov", "0%", "100%");
  }

  @Test
  void thereIsNoPlotWhereThereIsNothingToSee() {
    assertThat(BarPlot.lying("title", new Bars(PIECES, List.of()))).isEmpty();
    assertThat(
            BarPlot.standing(
                "title", new Bars(PIECES, List.of(new Bars.Bar("one", List.of(0L, 0L))))))
        .isEmpty();
    assertThat(TrendPlot.shares("title", new Trend(List.of("1 Nov"), List.of()))).isEmpty();
  }

  /** As on a machine without fonts. */
  @Test
  void aMachineThatCannotDrawGetsNoPlotAndNoFailure() {
    assertThat(
            Drawing.of(
                "title",
                () -> {
                  throw new InternalError("Fontconfig head is null");
                }))
        .isEmpty();
    assertThat(
            Drawing.of(
                "title",
                () -> {
                  throw new UnsatisfiedLinkError("libfreetype.so.6");
                }))
        .isEmpty();
  }
}
