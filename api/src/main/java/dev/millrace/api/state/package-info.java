// SPDX-License-Identifier: Apache-2.0

/**
 * Handles on the state of a key or of an operator, and the descriptors that name it. Values are
 * treated as immutable: change one by writing a new one.
 */
@NullMarked
package dev.millrace.api.state;

import org.jspecify.annotations.NullMarked;
