// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

/**
 * The namespace of a timer's entry if the timer belongs to a window; else it is the time alone.
 *
 * @param window what tells timers of one key and time apart
 * @param time when it is due
 */
public record WindowTime(Object window, long time) {}
