// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far something long has come, and nothing to a script. */
final class Progress implements AutoCloseable {
    /** Lines that a terminal would break could not be redrawn; hardly one is narrower. */
    private static final int WIDTH = 79;

    private static final int KB = 1024;
    private static final String REDRAW = "\r%s\u001b[K";

    private final @Nullable ProgressBar bar;
    private final PrintWriter out;

    private Progress(@Nullable ProgressBarBuilder bar, PrintWriter out) {
        this.out = out;
        this.bar = bar == null ? null : bar.setConsumer(consumer()).build();
    }

    /** Of what counts bytes. */
    static Progress ofBytes(String what, PrintWriter out, boolean isTerminal) {
        return new Progress(isTerminal ? builder(what).setUnit(" KB", KB) : null, out);
    }

    /** Of what counts a few things, by their name in the plural. */
    static Progress of(String things, String what, PrintWriter out, boolean isTerminal) {
        return new Progress(isTerminal ? builder(what).setUnit(" " + things, 1) : null, out);
    }

    /** Whether a person sees what goes to the error stream, and it can be drawn over. */
    static boolean isTerminal() {
        String terminal = System.getenv("TERM");
        return System.console() != null && terminal != null && !terminal.equals("dumb");
    }

    private static ProgressBarBuilder builder(String what) {
        return new ProgressBarBuilder()
                .setTaskName(Table.plain(what))
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII);
    }

    private DelegatingProgressBarConsumer consumer() {
        return new DelegatingProgressBarConsumer(this::draw, WIDTH);
    }

    private void draw(String line) {
        out.printf(REDRAW, line);
        out.flush();
    }

    /** So much is done, of so much; a total below 0 is not known. */
    void at(long done, long all) {
        if (bar != null) {
            bar.maxHint(all);
            bar.stepTo(done);
        }
    }

    /** Something beside the amounts. */
    void note(String text) {
        if (bar != null) {
            bar.setExtraMessage(text);
        }
    }

    /** Leaves an empty line where it was. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            draw("");
            out.print('\r');
            out.flush();
        }
    }
}
