// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.state.SubtaskState;

/**
 * What the contexts of keyed broadcast functions know.
 *
 * @param record the record or timer at hand
 * @param keyed keyed state, timers and time
 * @param state the broadcast state
 */
record KeyedBroadcastScope(RecordScope record, KeyedScope keyed, SubtaskState state) {}
