// SPDX-License-Identifier: Apache-2.0

/**
 * What a job author writes: the functions that streams apply to records, and the contexts they are
 * handed. One instance is called by one thread at a time.
 */
@NullMarked
package dev.millrace.api.function;

import org.jspecify.annotations.NullMarked;
