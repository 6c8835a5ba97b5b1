// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import dev.millrace.benchmarks.trial.Moment;

/**
 * What an onlooker saw in one period, all of it right.
 *
 * @param answers how many it was given
 * @param seconds that it took
 * @param cpuSeconds of processor time that its process took
 * @param p50Ms from when a question was due to its answer
 * @param p99Ms the same
 */
record Seen(long answers, double seconds, double cpuSeconds, double p50Ms, double p99Ms) {
    /** What its line begins with. */
    static final String MARK = "SEEN ";

    /** Of a period whose answers are its events. */
    static Seen between(Moment from, Moment to, double p50Ms, double p99Ms) {
        return new Seen(
                to.events() - from.events(),
                from.secondsTo(to),
                from.cpuSecondsTo(to),
                p50Ms,
                p99Ms);
    }

    /** Reads a line. */
    static Seen of(String line) {
        String[] words = line.substring(MARK.length()).split(" ");
        return new Seen(
                Long.parseLong(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]));
    }

    /** The line that {@link #of} reads, without its mark. */
    String line() {
        return answers + " " + seconds + " " + cpuSeconds + " " + p50Ms + " " + p99Ms;
    }
}
