// SPDX-License-Identifier: Apache-2.0

/** Windows against an oracle that keeps every record, and case by case. */
@NullMarked
package dev.millrace.engine.window;

import org.jspecify.annotations.NullMarked;
