// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.TimerService;
import dev.millrace.engine.state.SubtaskState;

/**
 * What the contexts of broadcast functions know.
 *
 * @param record the record at hand
 * @param time the operator's time
 * @param state the broadcast state
 */
record BroadcastScope(RecordScope record, TimerService time, SubtaskState state) {}
