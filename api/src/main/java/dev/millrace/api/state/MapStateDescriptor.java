// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link MapState} or a {@link BroadcastState}.
 *
 * <pre>{@code
 * MapStateDescriptor<String, Long> visits =
 *         new MapStateDescriptor<>("visits", String.class, Long.class);
 * }</pre>
 *
 * @param <UK> the map's keys
 * @param <UV> the map's values
 */
public final class MapStateDescriptor<UK, UV>
        extends StateDescriptor<MapState<UK, UV>, Map<UK, UV>> {

    private final @Nullable Class<UK> keyType;
    private final @Nullable Class<UV> valueType;

    /** Names the state; the types are found out from the first entry. */
    public MapStateDescriptor(String name) {
        super(name);
        this.keyType = null;
        this.valueType = null;
    }

    /** Names the state and the types of its entries, so that others are refused. */
    public MapStateDescriptor(String name, Class<UK> keyType, Class<UV> valueType) {
        super(name);
        this.keyType = keyType;
        this.valueType = valueType;
    }

    private MapStateDescriptor(String name, MapStateDescriptor<UK, UV> other) {
        super(name);
        this.keyType = other.keyType;
        this.valueType = other.valueType;
    }

    /** Returns the type of the map's keys, or null if it was not given. */
    public @Nullable Class<UK> getKeyType() {
        return keyType;
    }

    /** Returns the type of the map's values, or null if it was not given. */
    public @Nullable Class<UV> getValueType() {
        return valueType;
    }

    @Override
    MapStateDescriptor<UK, UV> copy(String newName) {
        return new MapStateDescriptor<>(newName, this);
    }
}
