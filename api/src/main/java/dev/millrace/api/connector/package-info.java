// SPDX-License-Identifier: Apache-2.0

/**
 * The contracts of sources (enumerator, split, reader) and sinks (writer, committer), with those
 * implementations that need nothing but the JDK.
 */
@NullMarked
package dev.millrace.api.connector;

import org.jspecify.annotations.NullMarked;
