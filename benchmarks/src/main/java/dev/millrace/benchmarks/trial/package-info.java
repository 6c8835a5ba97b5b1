// SPDX-License-Identifier: Apache-2.0

/**
 * One trial: a contender runs a query over the input for some seconds while a meter counts. What a
 * further contender implements is {@link dev.millrace.benchmarks.trial.Contender}.
 */
@NullMarked
package dev.millrace.benchmarks.trial;

import org.jspecify.annotations.NullMarked;
