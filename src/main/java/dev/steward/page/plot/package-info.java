/** Plots as SVG that takes its colours and its letters from the page around it. */
@NullMarked
package dev.steward.page.plot;

import org.jspecify.annotations.NullMarked;
