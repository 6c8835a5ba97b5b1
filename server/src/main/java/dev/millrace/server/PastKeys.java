// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StoredEntry;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one state in a checkpoint, page by page. A page is read key group by key group, so
 * that no more than one group lies in memory, however large the state is.
 */
final class PastKeys {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,5})\\.(\\d{1,9})");

    /**
     * Where a page begins.
     *
     * @param skipped keys of the group that stand on pages before
     */
    record Place(int keyGroup, int skipped) {

        /** Reads what ended the page before; null begins at the first. */
        static Place of(@Nullable String after) {
            Matcher place = PLACE.matcher(after == null ? "0.0" : after);
            if (!place.matches()) {
                throw Problem.badRequest(
                        "Parameter after is '" + after + "' but must be next of the page before");
            }
            return new Place(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
        }
    }

    private final SnapshotDirectory directory;
    private final long epoch;
    private final PastPlace place;

    PastKeys(SnapshotDirectory directory, long epoch, PastPlace place) {
        this.directory = directory;
        this.epoch = epoch;
        this.place = place;
    }

    /** As {@code StateKeys} in the description. */
    ObjectNode page(String state, Place after, int limit) throws IOException {
        String operator = place.part().uid();
        ObjectNode answer =
                Json.mapper()
                        .createObjectNode()
                        .put("operator", operator)
                        .put("state", state)
                        .putNull("next");
        ArrayNode page = answer.putArray("keys");
        if (place.isKeyed()) {
            directory.forEachGroup(
                    epoch,
                    operator,
                    place.part().part(),
                    after.keyGroup(),
                    (group, entries) -> {
                        int skipped = group == after.keyGroup() ? after.skipped() : 0;
                        int read = add(page, distinct(entries), skipped, limit);
                        if (read >= 0) {
                            answer.put("next", group + "." + read);
                        }
                        return read < 0;
                    });
        }
        return answer;
    }

    /** How many keys of the group stand on pages up to this one; -1 if that is all of them. */
    private static int add(ArrayNode page, Map<String, StoredEntry> keys, int skipped, int limit) {
        int read = 0;
        for (Map.Entry<String, StoredEntry> key : keys.entrySet()) {
            if (read >= skipped) {
                if (page.size() == limit) {
                    return read;
                }
                add(page, key.getKey(), key.getValue());
            }
            read++;
        }
        return -1;
    }

    /** Each key once, in whichever windows it has something. */
    private Map<String, StoredEntry> distinct(Collection<StoredEntry> entries) {
        Map<String, StoredEntry> keys = new LinkedHashMap<>();
        for (StoredEntry entry : entries) {
            JsonNode key = entry.key();
            if (key != null && PastState.isOf(entry, place)) {
                keys.putIfAbsent(PastJson.of(key).toString(), entry);
            }
        }
        return keys;
    }

    private static void add(ArrayNode page, String text, StoredEntry entry) {
        JsonNode key = entry.key();
        ObjectNode node = page.addObject();
        node.set("key", key == null ? null : PastState.bare(key));
        node.put("text", text).put("subtask", entry.subtask()).put("keyGroup", entry.keyGroup());
    }
}
