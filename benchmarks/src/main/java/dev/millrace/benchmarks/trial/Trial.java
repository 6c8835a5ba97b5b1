// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.trial;

import dev.millrace.benchmarks.events.EventLog;
import dev.millrace.benchmarks.events.Meter;
import dev.millrace.benchmarks.events.SplitReader;
import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.query.Query;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One run of a query: what the sources read and where the sinks leave their checksums.
 *
 * <p>Engines that copy their sources and sinks by serialization cannot be handed this object; their
 * copies take the {@link #current()} one. There is one trial at a time in a JVM.
 *
 * <pre>{@code
 * SplitReader reader = trial.reader(split); // in source number split, from 0 to parallelism - 1
 * while (reader.advance()) { ... }
 * checksum.add(Rows.of(key, count));        // in a sink instance, for each row
 * trial.collect(checksum);                  // in a sink instance, once, at the end of its input
 * }</pre>
 */
public final class Trial {
    private static final AtomicReference<Trial> CURRENT = new AtomicReference<>();

    private final Query query;
    private final EventLog log;
    private final Meter meter;
    private final Checksum collected = new Checksum();

    public Trial(Query query, EventLog log, Meter meter) {
        this.query = query;
        this.log = log;
        this.meter = meter;
    }

    /** The trial that runs in this JVM. */
    public static Trial current() {
        Trial trial = CURRENT.get();
        if (trial == null) {
            throw new IllegalStateException("no trial runs in this JVM");
        }
        return trial;
    }

    /** Makes this the current trial. */
    public Trial begin() {
        CURRENT.set(this);
        return this;
    }

    public Query query() {
        return query;
    }

    /** Number of splits of the input and the parallelism to run with. */
    public int parallelism() {
        return meter.splits();
    }

    /** How far watermarks must stay behind the greatest event time seen. */
    public long disorderMs() {
        return log.disorderMs();
    }

    /** The source of a split, from 0. */
    public SplitReader reader(int split) {
        return new SplitReader(log, split, meter.splits(), meter);
    }

    public Meter meter() {
        return meter;
    }

    /** Takes over the rows of one sink instance; from any thread. */
    public synchronized void collect(Checksum checksum) {
        collected.add(checksum);
    }

    /** All rows collected so far. */
    public synchronized Checksum collected() {
        Checksum copy = new Checksum();
        copy.add(collected);
        return copy;
    }
}
