// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

/** Shows people how far a job has come. For one thread. */
interface ProgressDisplay extends AutoCloseable {

    /** A display for standard output: redrawn in place if a person is there, else lines. */
    static ProgressDisplay ofThisProcess() {
        String terminal = System.getenv("TERM");
        boolean redraws = System.console() != null && terminal != null && !terminal.equals("dumb");
        return redraws
                ? new TerminalDisplay(System.out, System.getenv("NO_COLOR") == null)
                : new LineDisplay(System.out);
    }

    void show(Progress progress);

    @Override
    void close();
}
