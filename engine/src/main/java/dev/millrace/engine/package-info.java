// SPDX-License-Identifier: Apache-2.0

/** The engine's entry point: takes a logical graph and runs it in this process. */
@NullMarked
package dev.millrace.engine;

import org.jspecify.annotations.NullMarked;
