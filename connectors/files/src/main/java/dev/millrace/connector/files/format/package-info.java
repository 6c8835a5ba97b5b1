// SPDX-License-Identifier: Apache-2.0
/**
 * How records look inside a file: where one ends ({@code Framing}), how its text becomes a value
 * and a value its text; text and JSON lines are here. Everything is UTF-8, and strictly so.
 */
@NullMarked
package dev.millrace.connector.files.format;

import org.jspecify.annotations.NullMarked;
