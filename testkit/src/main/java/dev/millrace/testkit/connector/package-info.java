// SPDX-License-Identifier: Apache-2.0
/**
 * For authors of sources and sinks: what a connector goes through when processes crash, step by
 * step, against its real outside system.
 */
@NullMarked
package dev.millrace.testkit.connector;

import org.jspecify.annotations.NullMarked;
