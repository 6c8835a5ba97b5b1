// SPDX-License-Identifier: Apache-2.0
/** A day of a taxi company, made up from a seed: what the four taxi examples work on. */
@NullMarked
package dev.millrace.examples.taxi;

import org.jspecify.annotations.NullMarked;
