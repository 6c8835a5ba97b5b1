// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

/** The simulated process ends here. Whoever started it catches this; nobody else may. */
public final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1;

    SimulatedCrash(String message) {
        super(message);
    }
}
