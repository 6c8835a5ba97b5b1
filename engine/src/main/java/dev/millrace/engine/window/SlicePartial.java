// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

/**
 * What one subtask has added up of a slice, on its way from the first half of a window without key
 * to the second.
 *
 * @param slice number of the slice
 * @param accumulator the aggregate's accumulator, or the reduced record; not used any more by the
 *     sender
 * @param count how many records it holds
 */
record SlicePartial(long slice, Object accumulator, long count) {}
