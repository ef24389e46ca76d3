/** What tests share. */
@NullMarked
package dev.steward.testkit;

import org.jspecify.annotations.NullMarked;
