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

    Progress(String what, PrintWriter out) {
        this.out = out;
        this.bar = isTerminal() ? bar(what) : null;
    }

    /** Whether a person sees what goes to the error stream, and it can be drawn over. */
    private static boolean isTerminal() {
        String terminal = System.getenv("TERM");
        return System.console() != null && terminal != null && !terminal.equals("dumb");
    }

    private ProgressBar bar(String what) {
        return new ProgressBarBuilder()
                .setTaskName(Table.plain(what))
                .setUnit(" KB", KB)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                .build();
    }

    private void draw(String line) {
        out.printf(REDRAW, line);
        out.flush();
    }

    /** So many bytes are done, of so many; a total below 0 is not known. */
    void at(long bytes, long totalBytes) {
        if (bar != null) {
            bar.maxHint(totalBytes);
            bar.stepTo(bytes);
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
