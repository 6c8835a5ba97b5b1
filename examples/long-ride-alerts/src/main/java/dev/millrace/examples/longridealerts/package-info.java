// SPDX-License-Identifier: Apache-2.0
/** Alerts on an event whose match does not come in time, by keyed state and timers. */
@NullMarked
package dev.millrace.examples.longridealerts;

import org.jspecify.annotations.NullMarked;
