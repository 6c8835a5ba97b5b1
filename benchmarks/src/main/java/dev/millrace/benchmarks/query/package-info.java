// SPDX-License-Identifier: Apache-2.0

/**
 * What is measured: the queries with the exact rows each must output, the expressions they share,
 * and the checksum by which the rows of different contenders are compared.
 */
@NullMarked
package dev.millrace.benchmarks.query;

import org.jspecify.annotations.NullMarked;
