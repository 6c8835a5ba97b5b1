// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.JobResult;
import dev.millrace.api.OperatorMetrics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What there is to say when the job has ended. */
record Summary(JobResult result, RejectedLines rejected, OutputFolder output) {
    private static final double MS_PER_SECOND = 1e3;
    private static final int KB = 1024;

    void print(PrintStream out) throws IOException {
        long records = result.total(FlightsJob.READ, OperatorMetrics::recordsOut);
        double seconds = result.runtime().toMillis() / MS_PER_SECOND;
        say(out, "%,d records in %.2f s, %,.0f records/s", records, seconds, records / seconds);
        say(out, "%,d late records (after the watermark), %s", late(), dropped());
        printRejected(out);
        say(out, "files in %s:", output.path());
        for (Path file : output.results()) {
            long sizeKb = (Files.size(file) + KB - 1) / KB;
            say(out, "  %-20s %,7d KB", file.getFileName(), sizeKb);
        }
    }

    private void printRejected(PrintStream out) {
        say(out, "%,d rejected lines%s", rejected.count(), rejected.count() == 0 ? "" : ":");
        for (RejectedLine line : rejected.first()) {
            say(out, "  %s:%d: %s", line.file(), line.line(), line.reason());
        }
        if (rejected.count() > rejected.first().size()) {
            say(out, "  and more in %s", output.path().resolve("rejected-*.csv"));
        }
    }

    private long late() {
        return result.total(
                FlightsJob.LATE, it -> it.counters().getOrDefault(LateCount.COUNTER, 0L));
    }

    private String dropped() {
        long hourly = result.total(FlightsJob.HOURLY, OperatorMetrics::lateRecords);
        long worst = result.total(FlightsJob.WORST, OperatorMetrics::lateRecords);
        return hourly + worst == 0
                ? "none too late to count"
                : String.format(
                        Locale.ROOT,
                        "%,d too late for their hour and %,d for their three hours",
                        hourly,
                        worst);
    }

    private static void say(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
