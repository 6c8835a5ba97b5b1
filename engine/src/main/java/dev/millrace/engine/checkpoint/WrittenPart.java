// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import dev.millrace.engine.snapshot.PartKind;

/**
 * A part in a file that a participant has just written.
 *
 * @param uid the operator it belongs to
 * @param part its name
 * @param kind whom its entries belong to
 * @param base whether it says everything, so that earlier files are not needed for it
 * @param entries how many; changes without entries need no file
 */
public record WrittenPart(String uid, String part, PartKind kind, boolean base, long entries) {}
