// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.RestoreMapping;
import dev.millrace.engine.checkpoint.RestorePiece;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.store.StoredSnapshots;
import dev.millrace.engine.wire.GenericReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One part of an operator as it stands at a checkpoint: bases with their changes applied. */
final class PartContent {
    private static final int ALL_GROUPS = -1;

    static final StoredSnapshots.ValueDecoders AS_JSON = types -> new GenericReader(types)::read;

    private final Store store;
    private final OperatorState operator;
    private final String part;
    private final Map<String, StoredEntry> entries = new LinkedHashMap<>();
    private Predicate<EntryCursor> wanted = entry -> true;
    private int group = ALL_GROUPS;

    PartContent(Store store, OperatorState operator, String part) {
        this.store = store;
        this.operator = operator;
        this.part = part;
    }

    /** Looks at these entries only, beside those about whole namespaces. */
    PartContent only(Predicate<EntryCursor> entries) {
        wanted = entries;
        return this;
    }

    /** Reads no blocks but those with keys of this group. */
    PartContent inGroup(int keyGroup) {
        group = keyGroup;
        return this;
    }

    private RestorePiece narrowed(RestorePiece piece) {
        if (group == ALL_GROUPS || piece.kind() != PartKind.KEYED) {
            return piece;
        }
        return new RestorePiece(
                piece.part(),
                piece.kind(),
                piece.fromSubtask(),
                piece.files(),
                group,
                group + 1,
                piece.dealOf(),
                piece.dealTurn());
    }

    Collection<StoredEntry> entries() throws IOException {
        try {
            for (int reader : new int[] {OperatorState.COORDINATOR, 0}) {
                for (RestorePiece piece : RestoreMapping.pieces(operator, reader, 1)) {
                    if (piece.part().equals(part)) {
                        apply(piece);
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return entries.values();
    }

    /** What one subtask dropped, another may still have: so each is put together by itself. */
    private void apply(RestorePiece piece) throws IOException {
        Map<String, StoredEntry> own = new LinkedHashMap<>();
        List<EntryCursor> cursors =
                StoredSnapshots.cursors(store, operator.uid(), List.of(narrowed(piece)), AS_JSON);
        for (EntryCursor cursor : cursors) {
            while (cursor.next()) {
                if (cursor.change() == Change.DROP_NAMESPACE) {
                    JsonNode namespace = (JsonNode) cursor.namespace();
                    own.values().removeIf(it -> String.valueOf(namespace).equals(text(it)));
                } else if (wanted.test(cursor)) {
                    apply(cursor, own, piece.fromSubtask());
                }
            }
        }
        entries.putAll(own);
    }

    private static String text(StoredEntry entry) {
        return String.valueOf(entry.namespace());
    }

    private void apply(EntryCursor cursor, Map<String, StoredEntry> own, int subtask) {
        StoredEntry entry = entry(cursor, subtask);
        String id =
                entry.key() == null && entry.namespace() == null
                        ? "item " + subtask + " " + own.size()
                        : entry.id();
        if (cursor.change() == Change.DELETE) {
            own.remove(id);
        } else {
            own.put(id, entry);
        }
    }

    private StoredEntry entry(EntryCursor cursor, int subtask) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Map<String, Long> expiriesMs = new LinkedHashMap<>();
        for (int i = 0; i < cursor.schema().columns().size(); i++) {
            Column column = cursor.schema().columns().get(i);
            JsonNode value = (JsonNode) cursor.value(i);
            if (value != null) {
                values.put(column.name(), value);
                if (column.expires()) {
                    expiriesMs.put(column.name(), cursor.expiry(i));
                }
            }
        }
        return new StoredEntry(
                operator.uid(),
                part,
                (@Nullable JsonNode) cursor.key(),
                (@Nullable JsonNode) cursor.namespace(),
                values,
                expiriesMs,
                subtask,
                cursor.schema().kind() == PartKind.KEYED
                        ? KeyGroups.groupOf(cursor.keyHash(), operator.maxParallelism())
                        : -1);
    }

    /** Items without a key are the same if there is as many of each. */
    static List<StateDifference> differences(List<StoredEntry> before, List<StoredEntry> after) {
        Map<String, StoredEntry> old = byId(before);
        List<StateDifference> differences = new ArrayList<>();
        byId(after)
                .forEach(
                        (id, now) -> {
                            StoredEntry then = old.remove(id);
                            if (then == null || !then.values().equals(now.values())) {
                                differences.add(new StateDifference(then, now));
                            }
                        });
        old.values().forEach(gone -> differences.add(new StateDifference(gone, null)));
        return differences;
    }

    private static Map<String, StoredEntry> byId(List<StoredEntry> entries) {
        Map<String, StoredEntry> byId = new LinkedHashMap<>();
        for (StoredEntry entry : entries) {
            String id = entry.key() == null ? entry.id() + entry.values() : entry.id();
            int copy = 0;
            while (byId.putIfAbsent(id + "\n" + copy, entry) != null) {
                copy++;
            }
        }
        return byId;
    }
}
