// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.snapshot.SnapshotPart;

/**
 * A part of a snapshot and whose it is.
 *
 * @param uid the operator's stable id
 * @param part what it remembers
 * @param outlivesInput whether it counts also after the operator has processed all its input:
 *     output that has not been committed
 */
record NamedPart(String uid, SnapshotPart part, boolean outlivesInput) {}
