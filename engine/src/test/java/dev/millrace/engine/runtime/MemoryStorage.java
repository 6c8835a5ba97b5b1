// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.seam.BlockingWork;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints that are kept in memory, as if in a store that never fails and outlives processes.
 */
final class MemoryStorage {
    private final TreeMap<Long, Manifest> manifests = new TreeMap<>();
    private long generation;

    /** What makes a checkpoint: the sections of every participant, and where each one stood. */
    private record Manifest(long epoch, Map<String, Content> contents) {}

    private record Content(
            int index, int parallelism, boolean drained, Map<String, List<Section>> sections) {}

    private record Section(PartSchema schema, boolean base, List<Entry> entries) {}

    private record Entry(
            Change change,
            int hash,
            @Nullable Object key,
            @Nullable Object namespace,
            Map<Integer, Object> values,
            Map<Integer, Long> expiry) {}

    /** Numbers of all complete checkpoints. */
    List<Long> epochs() {
        return List.copyOf(manifests.keySet());
    }

    /** The storage as a process sees it that runs {@code plan}. */
    JobStorage of(Plan plan, BlockingWork work) {
        List<ParticipantPlace> places = ParticipantPlace.all(plan);
        return new JobStorage() {
            @Override
            public RunStorage beginRun() {
                Manifest last = manifests.isEmpty() ? null : manifests.lastEntry().getValue();
                return new MemoryRun(++generation, places, work, last);
            }

            @Override
            public void close() {}
        };
    }

    private static String keyOf(ParticipantPlace place) {
        return (place.enumerator() ? "enumerator " : "subtask ")
                + place.task().head().uid()
                + " "
                + place.index();
    }

    private final class MemoryRun implements RunStorage {
        private final long own;
        private final List<ParticipantPlace> places;
        private final BlockingWork work;
        private final @Nullable Manifest restored;
        private final Map<Integer, Map<String, List<Section>>> built = new TreeMap<>();

        MemoryRun(
                long own,
                List<ParticipantPlace> places,
                BlockingWork work,
                @Nullable Manifest restored) {
            this.own = own;
            this.places = places;
            this.work = work;
            this.restored = restored;
        }

        @Override
        public long generation() {
            return own;
        }

        @Override
        public long restoredEpoch() {
            return restored == null ? 0 : restored.epoch;
        }

        @Override
        public long lastEpoch() {
            return restoredEpoch();
        }

        @Override
        public boolean isComplete() {
            return restored != null
                    && restored.contents.values().stream().allMatch(Content::drained);
        }

        @Override
        public boolean isDrained(int participant) {
            ParticipantPlace place = places.get(participant);
            List<Content> before = before(place);
            if (before.isEmpty()) {
                return false;
            }
            if (before.size() == place.parallelism()) {
                return before.get(place.index()).drained;
            }
            return before.stream().allMatch(Content::drained);
        }

        /** The contents of the same task at the restored checkpoint. */
        private List<Content> before(ParticipantPlace place) {
            List<Content> found = new ArrayList<>();
            if (restored != null) {
                for (int i = 0; ; i++) {
                    Content content =
                            restored.contents.get(
                                    keyOf(
                                            new ParticipantPlace(
                                                    place.task(), i, place.enumerator())));
                    if (content == null) {
                        break;
                    }
                    found.add(content);
                }
            }
            return found;
        }

        @Override
        public List<EntryCursor> piecesOf(int participant, NamedPart part) {
            ParticipantPlace place = places.get(participant);
            List<EntryCursor> cursors = new ArrayList<>();
            String name = part.uid() + "/" + part.part().schema().name();
            boolean rescaled = before(place).size() != place.parallelism();
            for (Content content : before(place)) {
                if (rescaled && content.drained && !part.outlivesInput()) {
                    continue;
                }
                for (Section section : content.sections.getOrDefault(name, List.of())) {
                    List<Entry> own = own(place, content, section);
                    if (own != null) {
                        cursors.add(new Cursor(section.schema, own));
                    }
                }
            }
            return cursors;
        }

        private @Nullable List<Entry> own(ParticipantPlace place, Content from, Section section) {
            return switch (section.schema.kind()) {
                case KEYED -> section.entries.stream().filter(e -> isOwn(place, e)).toList();
                case SPLIT_LIST ->
                        from.index % place.parallelism() == place.index() ? section.entries : null;
                case UNION_LIST, SUBTASK -> section.entries;
                case BROADCAST -> from.index == 0 ? section.entries : null;
            };
        }

        private static boolean isOwn(ParticipantPlace place, Entry entry) {
            int max = place.task().maxParallelism();
            int group = KeyGroups.groupOf(entry.hash, max);
            return entry.change == Change.DROP_NAMESPACE
                    || KeyGroups.subtaskOf(group, max, place.parallelism()) == place.index();
        }

        @Override
        public SnapshotOutput begin(SnapshotRequest request, SnapshotListener told) {
            return new Output(request, told);
        }

        @Override
        public void commit(
                long epoch,
                CheckpointPurpose purpose,
                @Nullable Path savepoint,
                List<TakenSnapshot> snapshots)
                throws IOException {
            if (own != generation) {
                throw new IOException("generation " + own + " is barred by " + generation);
            }
            Map<String, Content> contents = new LinkedHashMap<>();
            for (TakenSnapshot snapshot : snapshots) {
                ParticipantPlace place = places.get(snapshot.participant());
                @SuppressWarnings("unchecked")
                Map<String, List<Section>> sections =
                        (Map<String, List<Section>>) snapshot.content();
                contents.put(
                        keyOf(place),
                        new Content(
                                place.index(), place.parallelism(), snapshot.drained(), sections));
            }
            manifests.put(epoch, new Manifest(epoch, contents));
        }

        @Override
        public void tidy() {
            while (manifests.size() > 2) {
                manifests.pollFirstEntry();
            }
        }

        /** One snapshot, built upon the one before unless it is a base. */
        private final class Output implements SnapshotOutput {
            private final SnapshotRequest request;
            private final SnapshotListener told;
            private final Map<String, Section> sections = new LinkedHashMap<>();

            Output(SnapshotRequest request, SnapshotListener told) {
                this.request = request;
                this.told = told;
            }

            @Override
            public EntryWriter part(String uid, SnapshotPart part, boolean base) {
                List<Entry> entries = new ArrayList<>();
                String name = uid + "/" + part.schema().name();
                Supplier<PartSchema> schema = part::schema;
                sections.put(name, new Section(schema.get(), base, entries));
                return new Writer(entries);
            }

            @Override
            public boolean isFull() {
                return false;
            }

            @Override
            public void finish() {
                Map<String, List<Section>> before =
                        built.getOrDefault(request.participant(), Map.of());
                Map<String, List<Section>> all = new LinkedHashMap<>();
                sections.forEach(
                        (name, section) -> {
                            List<Section> list = new ArrayList<>();
                            if (!section.base) {
                                list.addAll(before.getOrDefault(name, List.of()));
                            }
                            list.add(section);
                            all.put(name, list);
                        });
                work.submit(
                        () -> {
                            built.put(request.participant(), all);
                            told.taken(
                                    new TakenSnapshot(
                                            request.participant(),
                                            request.barrier().epoch(),
                                            request.drained(),
                                            request.alignedNs(),
                                            1,
                                            all));
                        });
            }

            @Override
            public void giveUp() {}
        }
    }

    private static final class Writer implements EntryWriter {
        private final List<Entry> entries;
        private Change change = Change.PUT;
        private int hash;
        private @Nullable Object key;
        private @Nullable Object namespace;
        private Map<Integer, Object> values = Map.of();
        private Map<Integer, Long> expiry = Map.of();

        Writer(List<Entry> entries) {
            this.entries = entries;
        }

        @Override
        public void begin(Change what, int keyHash) {
            change = what;
            hash = keyHash;
            key = null;
            namespace = null;
            values = new TreeMap<>();
            expiry = new TreeMap<>();
        }

        @Override
        public void key(Object of) {
            key = of;
        }

        @Override
        public void key(long of) {
            key = of;
        }

        @Override
        public void namespace(Object of) {
            namespace = of;
        }

        @Override
        public void value(int column, Object value) {
            values.put(column, value);
        }

        @Override
        public void value(int column, long value) {
            values.put(column, value);
        }

        @Override
        public void expiry(int column, long expiryMs) {
            expiry.put(column, expiryMs);
        }

        @Override
        public void end() {
            entries.add(new Entry(change, hash, key, namespace, values, expiry));
        }
    }

    private static final class Cursor implements EntryCursor {
        private final PartSchema schema;
        private final List<Entry> entries;
        private int at = -1;

        Cursor(PartSchema schema, List<Entry> entries) {
            this.schema = schema;
            this.entries = entries;
        }

        @Override
        public PartSchema schema() {
            return schema;
        }

        @Override
        public boolean next() {
            return ++at < entries.size();
        }

        @Override
        public Change change() {
            return entries.get(at).change;
        }

        @Override
        public int keyHash() {
            return entries.get(at).hash;
        }

        @Override
        public @Nullable Object key() {
            return entries.get(at).key;
        }

        @Override
        public @Nullable Object namespace() {
            return entries.get(at).namespace;
        }

        @Override
        public @Nullable Object value(int column) {
            return entries.get(at).values.get(column);
        }

        @Override
        public long expiry(int column) {
            return entries.get(at).expiry.getOrDefault(column, Long.MAX_VALUE);
        }
    }
}
