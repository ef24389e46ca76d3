/** What is handed out to a person: the bundle, its layout, its encryption. */
@NullMarked
package dev.steward.export;

import org.jspecify.annotations.NullMarked;
