// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What is in a history at one moment, oldest first. Numbers of entries that were collected are
 * missing.
 */
public record HistoryView(List<HistorySlot> slots) {
    public HistoryView {
        List<HistorySlot> sorted = new ArrayList<>(slots);
        sorted.sort(Comparator.comparingLong(HistorySlot::number));
        slots = List.copyOf(sorted);
    }

    /** The greatest number there is, 0 if there is none. */
    public long last() {
        return slots.isEmpty() ? 0 : slots.get(slots.size() - 1).number();
    }

    /** The manifests that can be read, newest first. */
    public List<Manifest> manifests() {
        List<Manifest> manifests = new ArrayList<>();
        for (HistorySlot slot : slots) {
            if (slot.entry() instanceof Manifest manifest) {
                manifests.add(manifest);
            }
        }
        Collections.reverse(manifests);
        return manifests;
    }

    /** The number of the newest checkpoint anybody here knows of, 0 if there is none. */
    public long lastEpoch() {
        long last = 0;
        for (HistorySlot slot : slots) {
            if (slot.entry() instanceof Manifest manifest) {
                last = Math.max(last, manifest.epoch());
            } else if (slot.entry() instanceof Claim claim) {
                last = Math.max(last, claim.lastEpoch());
            }
        }
        return last;
    }
}
