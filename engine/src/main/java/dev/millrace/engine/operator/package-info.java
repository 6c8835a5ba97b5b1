// SPDX-License-Identifier: Apache-2.0

/**
 * The operators that chains are made of. Each one takes a record, a watermark or a timer and pushes
 * what follows from it to the next.
 */
@NullMarked
package dev.millrace.engine.operator;

import org.jspecify.annotations.NullMarked;
