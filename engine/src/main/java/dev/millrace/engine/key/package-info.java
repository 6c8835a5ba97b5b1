// SPDX-License-Identifier: Apache-2.0

/**
 * What a key is to the engine: a hash by value that is the same in every process, and the key group
 * and subtask that follow from it.
 */
@NullMarked
package dev.millrace.engine.key;

import org.jspecify.annotations.NullMarked;
