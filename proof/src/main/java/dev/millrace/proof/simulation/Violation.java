// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

/** An invariant that did not hold, and what was seen. */
record Violation(Invariant invariant, String seen) {
    @Override
    public String toString() {
        return invariant + " (" + invariant.sentence() + "): " + seen;
    }
}
