// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/** What happens to the content of a window when it fires. */
public enum AccumulationMode {
    /** It stays: each pane holds all records of the window so far. */
    ACCUMULATING,
    /** It is dropped: each pane holds the records since the pane before. */
    DISCARDING
}
