// SPDX-License-Identifier: Apache-2.0

/**
 * Window operators: aligned windows by slices, sessions, and any others by panes and timers. An
 * operator takes records from its chain and hands them to the {@link
 * dev.millrace.engine.window.Windows} of its subtask, which know what is held and when it fires.
 */
@NullMarked
package dev.millrace.engine.window;

import org.jspecify.annotations.NullMarked;
