// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.wire.WriteTrial;
import org.jspecify.annotations.Nullable;

/**
 * What may be a key of a map in a state: what may be put into a state and has a stable hash by
 * value. Not a {@code byte[]}, which maps compare by identity.
 */
final class MapKeyType {

    private final ElementType type;
    private @Nullable Class<?> lastSeen;

    /**
     * Checks the keys of one state.
     *
     * @param declared the type given by the descriptor, or null if it gave none
     * @param trial tries whether they can be written
     */
    MapKeyType(String state, @Nullable Class<?> declared, WriteTrial trial) {
        this.type = new ElementType(state, declared, trial);
    }

    /** Returns {@code key} if it may be one. Of each class the first is looked into. */
    <K> K checked(@Nullable K key) {
        K present = type.checked(key);
        if (present.getClass() != lastSeen) {
            KeyHash.ofPart(present);
            lastSeen = present.getClass();
        }
        return present;
    }
}
