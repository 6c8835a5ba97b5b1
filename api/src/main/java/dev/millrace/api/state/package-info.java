// SPDX-License-Identifier: Apache-2.0

/**
 * State handles and what describes them.
 *
 * <p>A handle of keyed state always means the state of the key that is being processed. Handles and
 * all they return belong to the thread of the subtask. Values are kept as objects: do not change a
 * value that was read or stored, write a new one. Handles throw nothing checked; a null where none
 * is allowed is a {@link NullPointerException}.
 */
@NullMarked
package dev.millrace.api.state;

import org.jspecify.annotations.NullMarked;
