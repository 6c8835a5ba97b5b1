// SPDX-License-Identifier: Apache-2.0

/**
 * Reads sources: the head operator of a source's chain, the event time of its splits, and the
 * coordinator that runs the enumerator beside the readers.
 */
@NullMarked
package dev.millrace.engine.source;

import org.jspecify.annotations.NullMarked;
