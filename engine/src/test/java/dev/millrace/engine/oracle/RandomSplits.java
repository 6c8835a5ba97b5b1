// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.DataStream;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Random readings in several splits, some of them empty, with none that is late in its split. */
final class RandomSplits {
    private static final int SPLITS = 5;
    private static final int RECORDS = 60;
    private static final long BEHIND_MS = 30;
    private static final Duration IDLE_AFTER = Duration.ofSeconds(1);

    /** Longer than it takes to be idle. */
    private static final Duration LONG_REST = IDLE_AFTER.multipliedBy(4);

    private RandomSplits() {}

    static List<List<Reading>> inputs(long seed) {
        List<List<Reading>> inputs = new ArrayList<>();
        for (int i = 0; i < SPLITS; i++) {
            inputs.add(
                    new RandomInput(seed * SPLITS + i)
                            .startingAt(-300)
                            .readings(RECORDS, BEHIND_MS, 0));
        }
        return inputs;
    }

    static List<List<Reading>> acrossAllTime(long seed) {
        List<List<Reading>> inputs = new ArrayList<>();
        for (int i = 0; i < SPLITS; i++) {
            inputs.add(new RandomInput(seed * SPLITS + i).acrossAllTime(RECORDS, false));
        }
        return inputs;
    }

    /** One script per input, and empty ones at the beginning, in the middle and at the end. */
    static List<Script<Reading>> scripts(List<List<Reading>> inputs) {
        List<Script<Reading>> scripts = new ArrayList<>();
        scripts.add(Script.split("empty first"));
        for (List<Reading> input : inputs) {
            if (scripts.size() == 3) {
                scripts.add(Script.split("empty in the middle"));
            }
            scripts.add(Script.<Reading>split("s" + scripts.size()).records(input));
        }
        scripts.add(Script.split("empty last"));
        return scripts;
    }

    /** Goes on reading for about as long as a split of {@link #idle} rests. */
    static Script<Reading> slow(String name, List<Reading> input) {
        Script<Reading> script = Script.split(name);
        int half = input.size() / 2;
        return script.records(input.subList(0, half))
                .slow(LONG_REST.dividedBy(2))
                .records(input.subList(half, input.size()))
                .slow(LONG_REST);
    }

    /** A split that is idle at first, and calls {@code onWaking} before its first record. */
    static Script<Reading> idle(Runnable onWaking, List<Reading> input) {
        return Script.<Reading>split("idle")
                .caughtUp(LONG_REST)
                .tell(now -> onWaking.run())
                .records(input);
    }

    static DataStream<Reading> read(StreamExecutionEnvironment env, List<Script<Reading>> splits) {
        return env.fromSource(
                ScriptedSource.of(splits).perPoll(11),
                Reading.punctual(BEHIND_MS).withIdleness(IDLE_AFTER),
                "readings");
    }

    static Oracle oracle(List<List<Reading>> inputs) {
        return Oracle.ofAll(inputs, BEHIND_MS);
    }
}
