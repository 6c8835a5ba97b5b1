// SPDX-License-Identifier: Apache-2.0

/** Asynchronous calls that a restart interrupts. */
@NullMarked
package dev.millrace.engine.async;

import org.jspecify.annotations.NullMarked;
