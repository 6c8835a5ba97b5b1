// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

/** Shows people how far a job has come. For one thread. */
interface ProgressDisplay extends AutoCloseable {

    /** A display for where standard output goes: redrawn in place on a terminal, else lines. */
    static ProgressDisplay ofThisProcess() {
        ProgressDisplay terminal = System.console() == null ? null : TerminalDisplay.openOrNull();
        return terminal == null ? new LineDisplay(System.out) : terminal;
    }

    void show(Progress progress);

    @Override
    void close();
}
