// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/** Takes the snapshot of a subtask at a barrier. Called on the subtask's thread. */
@FunctionalInterface
public interface BarrierTarget {

    /**
     * The barrier has come on every input, and everything before it has been fed to the chain.
     *
     * @param alignedNs for how long an input was held back until it had come on the others
     * @return whether it has passed; if not, the call is made again, and no input is fed meanwhile
     */
    boolean pass(Control.Barrier barrier, long alignedNs) throws Exception;
}
