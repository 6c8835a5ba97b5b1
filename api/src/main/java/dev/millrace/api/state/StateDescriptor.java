// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import org.jspecify.annotations.Nullable;

/**
 * Names and describes a state. The name is what finds it in a snapshot: unique per operator and
 * kept from one version of a job to the next. Types are found out from the values.
 *
 * <pre>{@code
 * ListStateDescriptor<String> names = new ListStateDescriptor<>("names");
 * names.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
 * }</pre>
 *
 * @param <S> the handle
 * @param <T> what is kept
 */
public abstract sealed class StateDescriptor<S extends State, T>
        permits ValueStateDescriptor,
                ListStateDescriptor,
                MapStateDescriptor,
                ReducingStateDescriptor,
                AggregatingStateDescriptor {

    private final String name;
    private @Nullable StateTtlConfig ttlConfig;

    /**
     * Names the state.
     *
     * @throws IllegalArgumentException if {@code name} is blank
     */
    StateDescriptor(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "the name of a " + getClass().getSimpleName() + " is blank; give it a name");
        }
        this.name = name;
    }

    /** Returns the name given at construction. */
    public final String getName() {
        return name;
    }

    /** Lets values expire. To be called before the handle is asked for. */
    public final void enableTimeToLive(StateTtlConfig ttlConfig) {
        this.ttlConfig = ttlConfig;
    }

    /** Returns how values expire, or null if they do not. */
    public final @Nullable StateTtlConfig getTtlConfig() {
        return ttlConfig;
    }

    /** Returns a descriptor of another name that is the same otherwise. */
    public final StateDescriptor<S, T> named(String newName) {
        StateDescriptor<S, T> copy = copy(newName);
        copy.ttlConfig = ttlConfig;
        return copy;
    }

    abstract StateDescriptor<S, T> copy(String newName);

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + name + ")";
    }
}
