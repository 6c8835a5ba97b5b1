// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jspecify.annotations.Nullable;

/** A table of the worst airports and a progress bar under it, redrawn in place. */
final class TerminalDisplay implements ProgressDisplay {
    private static final int WIDEST_BAR = 100;
    private static final int KB = 1024;
    private static final int RANKS = 5;

    private final Terminal terminal;
    private final Display display;
    private final ProgressBar bar;
    private final AttributedStyle headingStyle;
    private volatile String barText = "";

    private TerminalDisplay(Terminal terminal, boolean colored) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
        this.headingStyle =
                colored
                        ? AttributedStyle.BOLD.foreground(AttributedStyle.CYAN)
                        : AttributedStyle.DEFAULT;
        this.bar =
                new ProgressBarBuilder()
                        .setTaskName("flights")
                        .setUnit(" KB", KB)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setConsumer(
                                new DelegatingProgressBarConsumer(
                                        text -> barText = text,
                                        Math.min(WIDEST_BAR, terminal.getColumns() - 1)))
                        .build();
    }

    /** A display on this process's terminal, null if it has none that can move its cursor. */
    static @Nullable TerminalDisplay openOrNull() {
        try {
            Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return null;
            }
            return new TerminalDisplay(terminal, System.getenv("NO_COLOR") == null);
        } catch (IOException | IllegalStateException e) {
            return null;
        }
    }

    @Override
    public void show(Progress progress) {
        bar.maxHint(progress.bytesTotal());
        bar.stepTo(progress.bytesRead());
        bar.refresh();
        List<AttributedString> lines = table(progress.worst());
        lines.add(new AttributedString(barText));
        display.resize(terminal);
        display.update(lines, -1);
    }

    private List<AttributedString> table(List<WorstAirport> worst) {
        List<AttributedString> lines = new ArrayList<>();
        String end = worst.isEmpty() ? "" : ", three hours to " + worst.get(0).windowEnd();
        lines.add(new AttributedString("Worst airports" + end, headingStyle));
        for (int i = 0; i < RANKS; i++) {
            lines.add(new AttributedString(i < worst.size() ? row(worst.get(i)) : ""));
        }
        return lines;
    }

    private static String row(WorstAirport it) {
        return String.format(
                Locale.ROOT,
                "%3d  %-4s %8s min on average  %5d flights",
                it.rank(),
                it.airport(),
                it.avgDelayMin(),
                it.flights());
    }

    /** Leaves the last picture where it is. */
    @Override
    public void close() {
        bar.close();
        terminal.writer().println();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new IllegalStateException("The terminal cannot be given back", e);
        }
    }
}
