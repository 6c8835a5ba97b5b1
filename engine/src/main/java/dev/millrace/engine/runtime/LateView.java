// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.LateReport;
import dev.millrace.engine.operator.LateRecords;
import dev.millrace.engine.operator.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums up the late records of operators over their subtasks. */
final class LateView {
    /** Records shown for an operator. */
    private static final int SAMPLED = 50;

    private final LiveJob live;

    LateView(LiveJob live) {
        this.live = live;
    }

    List<LateReport> reports() {
        List<LateReport> reports = new ArrayList<>();
        for (LiveJob.Place place : live.places()) {
            if (live.operator(place, live.of(place.task()).get(0)).late() != null) {
                reports.add(report(place));
            }
        }
        return reports;
    }

    private record Part(
            long late,
            @Nullable Long allowedMs,
            long[] lateness,
            long[] missing,
            List<LateReport.LateRecord> sample) {}

    private LateReport report(LiveJob.Place place) {
        List<Part> parts = new ArrayList<>();
        for (WatchedSubtask subtask : live.of(place.task())) {
            parts.add(subtask.ask(() -> part(live.operator(place, subtask))));
        }
        long[] lateness = sum(parts.stream().map(Part::lateness).toList());
        long[] missing = sum(parts.stream().map(Part::missing).toList());
        return new LateReport(
                place.operator().uid(),
                place.operator().name(),
                parts.stream().mapToLong(Part::late).sum(),
                parts.get(0).allowedMs(),
                buckets(lateness),
                parts.stream().flatMap(part -> part.sample().stream()).limit(SAMPLED).toList(),
                bound(missing, 100),
                bound(missing, 1_000));
    }

    private static Part part(Operator operator) {
        LateRecords late = operator.late();
        if (late == null) {
            throw new IllegalStateException(operator.context().operator() + " has no late records");
        }
        return new Part(
                operator.lateRecords(),
                late.allowedMs(),
                late.latenessCounts(),
                late.missingCounts(),
                late.sample());
    }

    private static long[] sum(List<long[]> counts) {
        long[] sum = new long[counts.get(0).length];
        for (long[] each : counts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += each[i];
            }
        }
        return sum;
    }

    private static List<LateReport.Bucket> buckets(long[] counts) {
        List<LateReport.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                long from = LateRecords.fromOf(i);
                buckets.add(new LateReport.Bucket(from, LateRecords.fromOf(i + 1), counts[i]));
            }
        }
        return buckets;
    }

    /**
     * The least addition to the allowed lateness that would have kept all late records but at most
     * one of {@code oneIn}; it is the upper edge of a bucket. Null if none was late.
     */
    static @Nullable Long bound(long[] missing, long oneIn) {
        long late = Arrays.stream(missing).sum();
        long lost = 0;
        for (int i = missing.length - 1; i >= 0; i--) {
            lost += missing[i];
            if (lost > late / oneIn) {
                return LateRecords.fromOf(i + 1) - 1;
            }
        }
        return null;
    }
}
