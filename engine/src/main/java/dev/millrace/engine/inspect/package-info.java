// SPDX-License-Identifier: Apache-2.0

/**
 * What can be seen of a running job, for servers and tools: its plan, its counts, its state, and
 * why it waits. Reports are plain data, made when asked for.
 */
@NullMarked
package dev.millrace.engine.inspect;

import org.jspecify.annotations.NullMarked;
