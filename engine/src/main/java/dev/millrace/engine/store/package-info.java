// SPDX-License-Identifier: Apache-2.0

/**
 * Where checkpoints live: the contract of a store, the directory of a local disk that keeps it, and
 * the history of a job in a store.
 */
@NullMarked
package dev.millrace.engine.store;

import org.jspecify.annotations.NullMarked;
