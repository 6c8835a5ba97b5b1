// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.io.Serial;

/** A child JVM ended without a result. */
final class TrialFailedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TrialFailedException(String what) {
        super(what);
    }
}
