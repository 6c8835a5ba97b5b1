// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import dev.millrace.benchmarks.events.Meter;

/**
 * Reads the visits of a split, the one source that all contenders wrap.
 *
 * <pre>{@code
 * for (int left = reader.readable(most); left > 0; left--) {
 *     emit(reader.key(), reader.position());
 *     reader.advance();
 * }
 * if (reader.isOver()) { ... }
 * }</pre>
 *
 * <p>Used by one thread at a time.
 */
public final class VisitReader {
    private final VisitorTrial trial;
    private final Meter meter;
    private final int split;
    private final int splits;
    private final int fill;
    private final int hot;
    private long position;
    private int number;
    private boolean over;

    VisitReader(VisitorTrial trial, int split, long position) {
        this.trial = trial;
        this.meter = trial.meter();
        this.split = split;
        Visits visits = trial.visits();
        this.splits = visits.splits();
        this.fill = visits.fill();
        this.hot = visits.hot();
        this.position = position;
        this.number = (int) (visits.key(split, position) / splits);
    }

    /** How many visits may be read now, at most {@code most}. */
    public int readable(int most) {
        over = over || !meter.goesOn(split, position);
        if (over) {
            return 0;
        }
        if (position < fill) {
            return (int) Math.min(most, fill - position);
        }
        return (int) Math.min(most, trial.due(split, position));
    }

    /** Whether the run is over; told by {@link #readable}. */
    public boolean isOver() {
        return over;
    }

    /** The key that is seen next. */
    public long key() {
        return (long) number * splits + split;
    }

    /** The position of {@link #key()} in its split. */
    public long position() {
        return position;
    }

    /** Goes on to the next visit. */
    public void advance() {
        position++;
        if (position < fill) {
            number++;
        } else if (position == fill) {
            number = 0;
        } else {
            int next = number / Visits.COLD_PER_HOT + Visits.STRIDE % hot;
            number = (next < hot ? next : next - hot) * Visits.COLD_PER_HOT;
        }
    }
}
