// SPDX-License-Identifier: Apache-2.0

/**
 * Looking into checkpoints and savepoints without the job's code: what the command line and the
 * REST interface show of them.
 */
@NullMarked
package dev.millrace.engine.inspection;

import org.jspecify.annotations.NullMarked;
