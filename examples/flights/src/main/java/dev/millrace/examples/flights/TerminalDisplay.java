// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A table of the worst airports and a progress bar under it, redrawn in place. */
final class TerminalDisplay implements ProgressDisplay {
    /** Lines that a terminal would break could not be redrawn; hardly one is narrower. */
    private static final int WIDTH = 79;

    private static final int RANKS = 5;
    private static final int KB = 1024;
    private static final String UP = "\u001b[%dF";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String BOLD = "\u001b[1m%s\u001b[0m";

    private final PrintStream out;
    private final String headingFormat;
    private final ProgressBar bar;
    private volatile String barText = ""; // written by the bar's own thread too
    private int linesDrawn;

    TerminalDisplay(PrintStream out, boolean styled) {
        this.out = out;
        this.headingFormat = styled ? BOLD : "%s";
        this.bar =
                new ProgressBarBuilder()
                        .setTaskName("flights")
                        .setUnit(" KB", KB)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(
                                new DelegatingProgressBarConsumer(text -> barText = text, WIDTH))
                        .build();
    }

    @Override
    public void show(Progress progress) {
        bar.maxHint(progress.bytesTotal());
        bar.stepTo(progress.bytesRead());
        bar.refresh();
        draw(lines(progress.worst()));
    }

    private List<String> lines(List<WorstAirport> worst) {
        List<String> lines = new ArrayList<>();
        String when = worst.isEmpty() ? "now" : "in the 3 h to " + worst.get(0).windowEnd();
        lines.add(String.format(headingFormat, "Worst airports " + when));
        for (int i = 0; i < RANKS; i++) {
            lines.add(i < worst.size() ? row(worst.get(i)) : "");
        }
        lines.add(barText);
        return lines;
    }

    private static String row(WorstAirport it) {
        return String.format(
                Locale.ROOT,
                "%3d  %-4.4s %8s min on average  %5d flights",
                it.rank(),
                it.airport(),
                it.avgDelayMin(),
                it.flights());
    }

    /** In one write, so that nobody sees half of it. */
    private void draw(List<String> lines) {
        StringBuilder picture = new StringBuilder();
        if (linesDrawn > 0) {
            picture.append(String.format(UP, linesDrawn));
        }
        for (String line : lines) {
            picture.append(line).append(ERASE_LINE).append('\n');
        }
        out.print(picture);
        out.flush();
        linesDrawn = lines.size();
    }

    /** Leaves the last picture where it is. */
    @Override
    public void close() {
        bar.close();
    }
}
