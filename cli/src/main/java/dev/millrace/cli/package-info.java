// SPDX-License-Identifier: Apache-2.0

/** The {@code millrace} command: speaks to a server's REST API and to nothing else. */
@NullMarked
package dev.millrace.cli;

import org.jspecify.annotations.NullMarked;
