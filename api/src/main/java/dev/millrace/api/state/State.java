// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

/**
 * A handle of state: what is kept per key (or per subtask) from one record to the next. {@link
 * ValueState} and its siblings show how.
 */
public interface State {

    /** Removes all that is kept under this handle for the current key. */
    void clear();
}
