// SPDX-License-Identifier: Apache-2.0

/** Tests of operators, one at a time, without a job around them. */
@NullMarked
package dev.millrace.engine.operator;

import org.jspecify.annotations.NullMarked;
