// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.ArrayList;
import java.util.List;

/** Which entries of a history have served their time. */
public final class Retention {
    /**
     * Claims kept at least. Each fences the runs before it, and one that wakes up after so many
     * later runs have begun is not imagined.
     */
    static final int CLAIMS_KEPT = 100;

    private Retention() {}

    /**
     * The numbers of entries to remove, oldest first. The newest {@code keep} readable manifests
     * stay, with all manifests after the oldest of them. A damaged entry may be a claim, so it
     * stays as long as one.
     */
    public static List<Long> outlived(HistoryView history, int keep) {
        long keptFrom = oldestKept(history, keep);
        long fences = history.slots().stream().filter(it -> isFence(it, keptFrom)).count();
        List<Long> outlived = new ArrayList<>();
        for (HistorySlot slot : history.slots()) {
            if (isFence(slot, keptFrom)) {
                if (fences-- > CLAIMS_KEPT) {
                    outlived.add(slot.number());
                }
            } else if (slot.entry() instanceof Manifest && slot.number() < keptFrom) {
                outlived.add(slot.number());
            }
        }
        return outlived;
    }

    private static boolean isFence(HistorySlot slot, long keptFrom) {
        return slot.entry() instanceof Claim || isPast(slot, keptFrom);
    }

    /** Whether it is damage that nobody will ever want to repair. */
    private static boolean isPast(HistorySlot slot, long keptFrom) {
        Damage damage = slot.damage();
        return damage != null && damage.kind() == Damage.Kind.BROKEN && slot.number() < keptFrom;
    }

    /** Whether an entry that is kept, and may refer to files, cannot be read. */
    static boolean isBlind(HistoryView history, int keep) {
        long keptFrom = oldestKept(history, keep);
        return history.slots().stream()
                .anyMatch(slot -> slot.damage() != null && !isPast(slot, keptFrom));
    }

    private static long oldestKept(HistoryView history, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("keep at least one checkpoint, not " + keep);
        }
        int kept = 0;
        for (int i = history.slots().size() - 1; i >= 0; i--) {
            HistorySlot slot = history.slots().get(i);
            if (slot.entry() instanceof Manifest && ++kept == keep) {
                return slot.number();
            }
        }
        return 0;
    }
}
