/** Configuration properties, bound and checked. */
@NullMarked
package dev.steward.config;

import org.jspecify.annotations.NullMarked;
