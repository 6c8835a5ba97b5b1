// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes to the outside system, exactly once. */
final class StagingSink implements CommittingSink<Item, StagingSink.Staged> {
    /** The name of a transaction, as it stands in checkpoints. */
    record Staged(String transaction) {}

    private final Scene scene;
    private final String name;
    private final boolean timed;

    /**
     * @param timed whether the timestamps of records are written, or their own times
     */
    StagingSink(Scene scene, String name, boolean timed) {
        this.scene = scene;
        this.name = name;
        this.timed = timed;
    }

    @Override
    public CommittingWriter<Item, Staged> createWriter(WriterContext context) {
        return new Writer(context);
    }

    @Override
    public Committer<Staged> createCommitter(WriterContext context) {
        return new Giver(context);
    }

    private long run(WriterContext context) {
        return scene.home().run(context.generation());
    }

    private final class Writer implements CommittingWriter<Item, Staged> {
        private final WriterContext context;
        private final Observer observer;
        private List<Item> items = new ArrayList<>();

        Writer(WriterContext context) {
            this.context = context;
            this.observer = new Observer(scene, name, context.subtask());
            scene.witness()
                    .saw(
                            context.restoredEpoch() == 0
                                    ? Happening.BEGAN_ANEW
                                    : Happening.WENT_ON_FROM_A_CHECKPOINT);
        }

        @Override
        public void write(Item item, long timestamp) {
            items.add(timed ? item.at(timestamp) : item);
        }

        @Override
        public void watermark(long watermark) {
            observer.sees(watermark);
        }

        @Override
        public List<Staged> prepareCommit(long epoch, boolean endOfInput) {
            if (items.isEmpty()) {
                return List.of();
            }
            List<Item> staged = items;
            items = new ArrayList<>();
            return List.of(
                    new Staged(
                            scene.outsideSystem()
                                    .stage(name, context.subtask(), run(context), staged)));
        }
    }

    private final class Giver implements Committer<Staged> {
        private final WriterContext context;

        Giver(WriterContext context) {
            this.context = context;
        }

        @Override
        public void recover(List<Staged> pending) {
            Set<String> known = new HashSet<>();
            pending.forEach(staged -> known.add(staged.transaction));
            scene.outsideSystem()
                    .begin(name, context.subtask(), context.parallelism(), run(context), known);
        }

        @Override
        public void commit(long epoch, List<Staged> committables) {
            for (Staged staged : committables) {
                fail(Happening.COMMIT_FAILED_BEFORE_IT_WAS_MADE);
                scene.outsideSystem().commit(name, staged.transaction, epoch, run(context));
                fail(Happening.COMMIT_FAILED_AFTER_IT_WAS_MADE);
            }
        }

        private void fail(Happening how) {
            if (scene.happens(scene.process().commitFaults())) {
                scene.witness().saw(how);
                throw new IllegalStateException("the outside system did not answer");
            }
        }
    }
}
