// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Prints a line each second, or for each tenth of the input if that comes earlier. */
final class LineDisplay implements ProgressDisplay {
    private static final int STEP_PERCENT = 10;
    private static final long STEP_NS = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream out;
    private int nextPercent = STEP_PERCENT;
    private long nextNs = System.nanoTime() + STEP_NS;

    LineDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(Progress progress) {
        long nowNs = System.nanoTime();
        if (progress.percent() < nextPercent && nowNs - nextNs < 0) {
            return;
        }
        nextPercent = progress.percent() / STEP_PERCENT * STEP_PERCENT + STEP_PERCENT;
        nextNs = nowNs + STEP_NS;
        out.println(line(progress));
    }

    private static String line(Progress progress) {
        String line =
                String.format(
                        Locale.ROOT,
                        "%3d %%  %,11d departures",
                        progress.percent(),
                        progress.records());
        return progress.worst().isEmpty() ? line : line + worst(progress);
    }

    private static String worst(Progress progress) {
        return progress.worst().stream()
                .map(it -> it.airport() + " " + it.avgDelayMin() + " min")
                .collect(
                        Collectors.joining(
                                ", ",
                                "  worst to " + progress.worst().get(0).windowEnd() + ": ",
                                ""));
    }

    @Override
    public void close() {}
}
