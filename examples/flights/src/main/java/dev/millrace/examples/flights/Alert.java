// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.time.Instant;

/**
 * Three departures in a row were late by an hour or more.
 *
 * @param reported when the third became known
 * @param delaySumMin of the three
 */
record Alert(String airport, Instant reported, long delaySumMin) {}
