/** Sends partitions of work to workers, and takes them, over a JMS broker. */
@NullMarked
package dev.steward.broker;

import org.jspecify.annotations.NullMarked;
