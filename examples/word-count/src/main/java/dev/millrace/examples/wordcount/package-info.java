// SPDX-License-Identifier: Apache-2.0
/** The first program of them all. */
@NullMarked
package dev.millrace.examples.wordcount;

import org.jspecify.annotations.NullMarked;
