// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.PartState;
import dev.millrace.engine.checkpoint.RestorePiece;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryFilter;
import dev.millrace.engine.snapshot.PartDescription;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartTypes;
import dev.millrace.engine.snapshot.SnapshotBytes;
import dev.millrace.engine.snapshot.SnapshotDecoder;
import dev.millrace.engine.snapshot.ValueDecoder;
import dev.millrace.engine.wire.Serializers;
import dev.millrace.engine.wire.TypeEntry;
import dev.millrace.engine.wire.TypeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the state of a checkpoint from the files of a store. Calls and cursors block. */
public final class StoredSnapshots {
    private StoredSnapshots() {}

    /** Makes what reads the values of a file from the types of that file. */
    @FunctionalInterface
    public interface ValueDecoders {
        ValueDecoder of(List<TypeEntry> types) throws IOException;

        /** Into the classes of the program. */
        static ValueDecoders intoClasses(ClassLoader loader, Serializers registered) {
            return types -> new TypeReader(types, loader, registered)::read;
        }
    }

    /** Opens a file. */
    public static SnapshotDecoder open(Store store, SnapshotFileRef file) throws IOException {
        return SnapshotDecoder.open(
                new SnapshotBytes() {
                    @Override
                    public String where() {
                        return "the file of checkpoint "
                                + file.epoch()
                                + ", "
                                + store.location()
                                + "/"
                                + file.name();
                    }

                    @Override
                    public long size() throws IOException {
                        return store.size(file.name());
                    }

                    @Override
                    public void read(long offset, byte[] into, int length) throws IOException {
                        store.read(file.name(), offset, into, length);
                    }
                });
    }

    /**
     * Goes through what a participant takes of one part, in the order in which it is to be
     * restored.
     *
     * @param pieces those of one part of one participant
     */
    public static List<EntryCursor> cursors(
            Store store, String uid, List<RestorePiece> pieces, ValueDecoders values)
            throws IOException {
        List<EntryCursor> cursors = new ArrayList<>();
        EntryFilter.Deal deal =
                pieces.isEmpty()
                        ? new EntryFilter.Deal(1, 0)
                        : new EntryFilter.Deal(pieces.get(0).dealOf(), pieces.get(0).dealTurn());
        for (RestorePiece piece : pieces) {
            List<Supplier<EntryCursor>> files = files(store, uid, piece, deal, values);
            if (pieces.size() > 1 && piece.kind() == PartKind.KEYED && files.size() > 1) {
                cursors.addAll(LastingEntries.of(files));
            } else {
                files.forEach(file -> cursors.add(file.get()));
            }
        }
        return cursors;
    }

    private static List<Supplier<EntryCursor>> files(
            Store store,
            String uid,
            RestorePiece piece,
            EntryFilter.Deal deal,
            ValueDecoders values)
            throws IOException {
        EntryFilter filter = new EntryFilter(piece.firstGroup(), piece.endGroup(), deal);
        List<Supplier<EntryCursor>> files = new ArrayList<>();
        for (SnapshotFileRef file : piece.files()) {
            SnapshotDecoder decoder = open(store, file);
            ValueDecoder decode = values.of(decoder.types());
            for (PartDescription part : decoder.parts()) {
                if (part.uid().equals(uid)
                        && part.subtask() == piece.fromSubtask()
                        && part.schema().name().equals(piece.part())) {
                    files.add(() -> decoder.entries(part, filter, decode));
                }
            }
        }
        return files;
    }

    /**
     * What of the values in a checkpoint does not fit the classes of a program, each a sentence; to
     * be asked before anything starts. Reads the index of every file.
     *
     * @param uids operators whose state is wanted
     */
    public static List<String> incompatibilities(
            Store store,
            Manifest manifest,
            Set<String> uids,
            ClassLoader loader,
            Serializers registered)
            throws IOException {
        Set<SnapshotFileRef> files = new LinkedHashSet<>();
        for (OperatorState operator : manifest.operators()) {
            if (uids.contains(operator.uid())) {
                operator.parts().stream().map(PartState::files).forEach(files::addAll);
            }
        }
        Set<String> found = new LinkedHashSet<>();
        for (SnapshotFileRef file : files) {
            SnapshotDecoder decoder = open(store, file);
            TypeReader types = new TypeReader(decoder.types(), loader, registered);
            found.addAll(types.incompatibilities(typesOf(decoder, uids)));
        }
        return List.copyOf(found);
    }

    /** A file may also hold the state of others, whose classes may be gone with them. */
    private static Set<Integer> typesOf(SnapshotDecoder decoder, Set<String> uids) {
        Set<Integer> numbers = new HashSet<>();
        for (PartDescription part : decoder.parts()) {
            if (uids.contains(part.uid())) {
                PartTypes types = decoder.types(part);
                numbers.addAll(types.keys());
                numbers.addAll(types.namespaces());
                types.columns().forEach(numbers::addAll);
            }
        }
        return numbers;
    }
}
