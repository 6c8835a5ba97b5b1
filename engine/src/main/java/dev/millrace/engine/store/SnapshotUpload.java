// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import dev.millrace.engine.checkpoint.SnapshotFileName;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import dev.millrace.engine.checkpoint.WrittenPart;
import dev.millrace.engine.seam.BlockingWork;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartDescription;
import dev.millrace.engine.snapshot.SnapshotEncoder;
import dev.millrace.engine.snapshot.SnapshotIdentity;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.wire.TypeTable;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot file on its way into a store: encoded by the thread that owns the parts, written by
 * blocking work beside it. Methods are called by the owner; {@link Told} hears on any thread.
 *
 * <pre>{@code
 * SnapshotUpload upload = new SnapshotUpload(store, work, job, name, types, told);
 * part.freeze(upload.part("count", 0, part, true, 128), true);
 * // part.writeOn(...) while not upload.isFull()
 * upload.finish();
 * }</pre>
 */
public final class SnapshotUpload {
    /**
     * What waits to be written before the owner should pause: enough to keep a disk busy, and
     * little beside the state of a subtask.
     */
    private static final long MOST_WAITING_BYTES = 4 << 20;

    /** Hears once what became of a file. */
    public interface Told {
        /** It is in the store, whole and lasting. */
        void taken(SnapshotFileRef file, List<WrittenPart> parts);

        /** It will not be. */
        void failed(Throwable cause);
    }

    private interface Step {
        void run() throws IOException;
    }

    private final Store store;
    private final BlockingWork work;
    private final SnapshotFileName name;
    private final Told told;

    // Owned by the caller.
    private final SnapshotEncoder encoder;

    // Between the threads.
    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();

    // Owned by the blocking work, of which there is one at a time.
    private @Nullable StoreOutput output;
    private boolean ended;

    /**
     * @param types a new table, which becomes that of the file
     */
    public SnapshotUpload(
            Store store,
            BlockingWork work,
            String jobName,
            SnapshotFileName name,
            TypeTable types,
            Told told) {
        this.store = store;
        this.work = work;
        this.name = name;
        this.told = told;
        SnapshotIdentity identity = new SnapshotIdentity(jobName, name.generation(), name.epoch());
        encoder = new SnapshotEncoder(identity, types, this::write);
    }

    /** Where the entries of a part go; as {@link SnapshotEncoder#part}. */
    public EntryWriter part(
            String uid, int subtask, SnapshotPart part, boolean base, int maxParallelism) {
        return encoder.part(uid, subtask, part, base, maxParallelism);
    }

    /** Whether so much waits to be written that no more should be made. */
    public boolean isFull() {
        return waitingBytes.get() >= MOST_WAITING_BYTES;
    }

    /** Every entry has been given. Returns how many bytes the file has. */
    public long finish() {
        encoder.finish();
        SnapshotFileRef file =
                new SnapshotFileRef(
                        name.text(), name.epoch(), encoder.sizeBytes(), encoder.checksum());
        List<WrittenPart> parts = encoder.parts().stream().map(SnapshotUpload::written).toList();
        add(
                () -> {
                    output().publish();
                    end();
                    told.taken(file, parts);
                });
        return file.sizeBytes();
    }

    /** Nothing of it is needed. {@link Told} hears nothing more, unless it was about to. */
    public void giveUp() {
        add(this::end);
    }

    private static WrittenPart written(PartDescription part) {
        return new WrittenPart(
                part.uid(),
                part.schema().name(),
                part.schema().kind(),
                part.base(),
                part.entries());
    }

    private void write(byte[] piece) {
        waitingBytes.addAndGet(piece.length);
        add(
                () -> {
                    waitingBytes.addAndGet(-piece.length);
                    if (!ended) {
                        output().write(piece, 0, piece.length);
                    }
                });
    }

    private void add(Step step) {
        steps.add(step);
        if (waiting.getAndIncrement() == 0) {
            work.submit(this::runSteps);
        }
    }

    private void runSteps() {
        int done;
        do {
            done = 0;
            for (Step step = steps.poll(); step != null; step = steps.poll()) {
                done++;
                run(step);
            }
        } while (waiting.addAndGet(-done) > 0);
    }

    private void run(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            boolean first = !ended;
            end();
            if (first) {
                told.failed(e);
            }
        }
    }

    private StoreOutput output() throws IOException {
        if (ended) {
            throw new IOException(name.text() + " was given up");
        }
        StoreOutput begun = output;
        if (begun == null) {
            begun = store.create(name.text());
            output = begun;
        }
        return begun;
    }

    private void end() {
        ended = true;
        StoreOutput begun = output;
        output = null;
        if (begun != null) {
            try {
                begun.close();
            } catch (IOException e) {
                // what is left of it is found when the store is tidied
            }
        }
    }
}
