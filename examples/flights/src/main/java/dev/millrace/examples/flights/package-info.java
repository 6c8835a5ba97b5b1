// SPDX-License-Identifier: Apache-2.0
/**
 * Delays of a week of real flights: the job and its records and functions, and around it the
 * program that starts it, shows how it goes and sums it up.
 */
@NullMarked
package dev.millrace.examples.flights;

import org.jspecify.annotations.NullMarked;
