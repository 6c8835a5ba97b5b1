// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * One value of each entry: a state of the user's, or something of the engine's own.
 *
 * @param name unique in the part and kept from one version of a job to the next
 * @param kind what its values are
 * @param expires whether a present value carries a time of expiry, in ms since the epoch
 */
public record Column(String name, ColumnKind kind, boolean expires) {}
