// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

/**
 * A step of a random graph.
 *
 * @param operation what it does
 * @param left number of the stream it reads: sources come first, then the steps
 * @param right number of the second stream, -1 if there is none
 * @param parallelism its own, 0 for the job's
 * @param sizeMs of windows and other spans of time
 */
record GraphStep(Operation operation, int left, int right, int parallelism, long sizeMs) {
    static final int NONE = -1;

    /** The step when stream {@code gone} is no more and {@code instead} takes its place. */
    GraphStep without(int gone, int instead) {
        return new GraphStep(
                operation,
                moved(left, gone, instead),
                right == NONE ? NONE : moved(right, gone, instead),
                parallelism,
                sizeMs);
    }

    private static int moved(int stream, int gone, int instead) {
        return stream == gone ? instead : stream > gone ? stream - 1 : stream;
    }
}
