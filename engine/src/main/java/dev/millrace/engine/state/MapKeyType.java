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

    /** As {@link ElementType#isDeclared}. */
    boolean isDeclared(@Nullable Class<?> declared) {
        return type.isDeclared(declared);
    }

    /** Returns whether a restored key may have to become another. */
    boolean mayWiden() {
        return type.mayWiden();
    }

    /** As {@link ElementType#fitted}. */
    Object fitted(Object restored) {
        return type.fitted(restored);
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
