// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.LateReport;
import dev.millrace.engine.operator.LateRecords;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.operator.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums up the late records of operators over their subtasks. */
final class LateView {
    /** Records shown of a kind. */
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

    /** Late records of one kind in one subtask. */
    private record Part(
            long count, long[] lateness, long[] missing, List<LateReport.LateRecord> sample) {

        static Part of(LateRecords records) {
            return new Part(
                    records.count(),
                    records.latenessCounts(),
                    records.missingCounts(),
                    records.sample());
        }
    }

    /** Those of one subtask. */
    private record Parts(@Nullable Long allowedMs, @Nullable Part accepted, Part dropped) {}

    private LateReport report(LiveJob.Place place) {
        List<Parts> parts = new ArrayList<>();
        for (WatchedSubtask subtask : live.of(place.task())) {
            parts.add(subtask.ask(() -> parts(live.operator(place, subtask))));
        }
        List<Part> accepted = new ArrayList<>();
        for (Parts each : parts) {
            if (each.accepted() != null) {
                accepted.add(each.accepted());
            }
        }
        return new LateReport(
                place.operator().uid(),
                place.operator().name(),
                parts.get(0).allowedMs(),
                accepted.isEmpty() ? null : group(accepted),
                group(parts.stream().map(Parts::dropped).toList()));
    }

    private static Parts parts(Operator operator) {
        LateTally late = operator.late();
        if (late == null) {
            throw new IllegalStateException(operator.context().operator() + " has no late records");
        }
        LateRecords accepted = late.accepted();
        return new Parts(
                late.allowedMs(),
                accepted == null ? null : Part.of(accepted),
                Part.of(late.dropped()));
    }

    private static LateReport.Group group(List<Part> parts) {
        long[] missing = sum(parts.stream().map(Part::missing).toList());
        return new LateReport.Group(
                parts.stream().mapToLong(Part::count).sum(),
                buckets(sum(parts.stream().map(Part::lateness).toList())),
                parts.stream().flatMap(part -> part.sample().stream()).limit(SAMPLED).toList(),
                bound(missing, 100),
                bound(missing, 1_000));
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
     * The least addition to what late records lacked that would have spared all but at most one of
     * {@code oneIn}; it is the upper edge of a bucket. Null if none was late.
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
