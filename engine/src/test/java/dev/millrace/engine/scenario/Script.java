// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.scenario;

import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * What one split of a {@link ScriptedSource} does, step by step.
 *
 * <pre>{@code
 * Script.split("a").records(first, second).caughtUp(Duration.ofSeconds(30)).records(third)
 * }</pre>
 */
public final class Script<T> implements SourceSplit {

    /** One step. */
    sealed interface Step<T> {}

    record Value<T>(T value) implements Step<T> {}

    record Unreadable<T>(Object payload, Exception cause) implements Step<T> {}

    /** The split has nothing for this long, and says so in this way. */
    record Rest<T>(long restNs, ReaderStatus status) implements Step<T> {}

    /** The split has nothing before this time of the world, and says so in this way. */
    record Until<T>(long ns, ReaderStatus status) implements Step<T> {}

    record Break<T>(Exception cause) implements Step<T> {}

    /** Tells somebody how much virtual time has passed when the split gets here. */
    record Tell<T>(LongConsumer listener) implements Step<T> {}

    private final String splitId;
    private final List<Step<T>> steps = new ArrayList<>();

    private Script(String splitId) {
        this.splitId = splitId;
    }

    public static <T> Script<T> split(String splitId) {
        return new Script<>(splitId);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only copied from
    public final Script<T> records(T... values) {
        return records(List.of(values));
    }

    public Script<T> records(List<T> values) {
        values.forEach(value -> steps.add(new Value<>(value)));
        return this;
    }

    /** Nothing for so long, and the split has been read to the end of what exists. */
    public Script<T> caughtUp(Duration rest) {
        steps.add(new Rest<>(rest.toNanos(), ReaderStatus.CAUGHT_UP));
        return this;
    }

    /** Nothing for so long, though there is more to read. */
    public Script<T> slow(Duration rest) {
        steps.add(new Rest<>(rest.toNanos(), ReaderStatus.NOTHING_NOW));
        return this;
    }

    /** As the others, up to a time of the world, so that splits wake up about together. */
    public Script<T> restsUntil(Duration age, boolean caughtUp) {
        ReaderStatus status = caughtUp ? ReaderStatus.CAUGHT_UP : ReaderStatus.NOTHING_NOW;
        steps.add(new Until<>(age.toNanos(), status));
        return this;
    }

    public Script<T> unreadable(Object payload, Exception cause) {
        steps.add(new Unreadable<>(payload, cause));
        return this;
    }

    public Script<T> breaks(Exception cause) {
        steps.add(new Break<>(cause));
        return this;
    }

    public Script<T> tell(LongConsumer listener) {
        steps.add(new Tell<>(listener));
        return this;
    }

    @Override
    public String splitId() {
        return splitId;
    }

    List<Step<T>> steps() {
        return steps;
    }
}
