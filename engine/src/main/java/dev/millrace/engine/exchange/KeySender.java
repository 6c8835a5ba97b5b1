// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import dev.millrace.api.function.KeySelector;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.key.KeyHash;

/**
 * Sends each record to the receiver that owns its key's group. The key's hash is computed here,
 * once, and travels with the record.
 */
public final class KeySender extends Sender {
    private final KeySelector<Object, Object> selector;
    private final Rejects rejects;
    private final int groups;
    private final Outbound[] byGroup;

    /**
     * @param groups number of key groups, the receiver's max parallelism
     */
    public KeySender(
            Channel[] channels,
            Room room,
            KeySelector<Object, Object> selector,
            int groups,
            Rejects rejects) {
        super(channels, room, true);
        this.selector = selector;
        this.rejects = rejects;
        this.groups = groups;
        byGroup = new Outbound[groups];
        for (int group = 0; group < groups; group++) {
            byGroup[group] = outbounds[KeyGroups.subtaskOf(group, groups, channels.length)];
        }
    }

    @Override
    public void record(Object value, long timestamp) {
        taken++;
        int hash;
        try {
            hash = KeyHash.of(selector.getKey(value));
        } catch (Exception e) {
            rejects.reject(e, value, timestamp);
            return;
        }
        byGroup[KeyGroups.groupOf(hash, groups)].add(value, timestamp, hash);
    }
}
