// SPDX-License-Identifier: Apache-2.0
/**
 * How records come in and go out: the contracts of sources (splits, readers, an enumerator) and
 * sinks (writers, a committer), and the built-in ones that need no library.
 */
@NullMarked
package dev.millrace.api.connector;

import org.jspecify.annotations.NullMarked;
