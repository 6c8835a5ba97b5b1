// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

/**
 * Reads every n-th event of a log: the one source that all contenders wrap.
 *
 * <pre>{@code
 * while (reader.advance()) {
 *     emit(reader.event(), reader.timestampMs());
 * }
 * }</pre>
 *
 * <p>Used by one thread at a time. It asks the {@link Meter} once in {@link #STRIDE} events whether
 * to go on, which is all that measuring costs in the loop.
 */
public final class SplitReader {
    /** Events between two questions to the meter: a power of two. */
    public static final int STRIDE = 256;

    private final Event[] events;
    private final long spanMs;
    private final int split;
    private final int splits;
    private final Meter meter;
    private long position;
    private int index;
    private long shiftMs;
    private boolean finished;

    public SplitReader(EventLog log, int split, int splits, Meter meter) {
        this.events = log.events();
        this.spanMs = log.spanMs();
        this.split = split;
        this.splits = splits;
        this.meter = meter;
        this.index = split - splits;
    }

    /** Moves to the next event; false, from then on, when the run is over. */
    public boolean advance() {
        if ((position & (STRIDE - 1)) == 0 && !goesOn()) {
            return false;
        }
        position++;
        index += splits;
        if (index >= events.length) {
            index -= events.length;
            shiftMs += spanMs;
        }
        return true;
    }

    private boolean goesOn() {
        finished = finished || !meter.goesOn(split, position);
        return !finished;
    }

    /**
     * The event moved to; undefined before the first {@link #advance()}. It is not kept in a field:
     * the store would cost G1 a slow barrier per event once the reader has grown old, and that only
     * in contenders whose garbage is collected.
     */
    public Event event() {
        return events[index];
    }

    /** Event time of the event moved to, in this lap. */
    public long timestampMs() {
        return events[index].timestampMs() + shiftMs;
    }

    /** Events read so far. */
    public long position() {
        return position;
    }
}
