// SPDX-License-Identifier: Apache-2.0
/** Enriches a stream with another one, by state that two connected keyed streams share. */
@NullMarked
package dev.millrace.examples.ridesandfares;

import org.jspecify.annotations.NullMarked;
