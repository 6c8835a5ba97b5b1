// SPDX-License-Identifier: Apache-2.0
/** Cleans a stream by a filter. */
@NullMarked
package dev.millrace.examples.ridecleansing;

import org.jspecify.annotations.NullMarked;
