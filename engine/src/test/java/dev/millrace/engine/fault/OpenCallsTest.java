// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checkpoints while calls are open that a service is slow to answer. */
class OpenCallsTest {
    private final List<Runnable> asked = new ArrayList<>();

    private CountedJob job() {
        AsyncFunction<Long, Long> service =
                (value, result) -> asked.add(() -> result.complete(List.of(value)));
        AsyncOptions<Long> options = AsyncOptions.timeout(Duration.ofHours(1));
        return new CountedJob(CountedJob.newDisk(1))
                .records(20)
                .perSecond(1)
                .every(Duration.ofSeconds(1))
                .parallelism(1)
                .through(
                        numbers ->
                                AsyncDataStream.orderedWait(
                                                numbers.map(n -> n).disableChaining(),
                                                service,
                                                options)
                                        .name("slow")
                                        .uid("slow"));
    }

    private void answer() {
        List<Runnable> open = List.copyOf(asked);
        asked.clear();
        open.forEach(Runnable::run);
    }

    @Test
    void aCheckpointSaysThatItWaitsForOpenCalls() {
        CountedJob.Life life = job().process(1);
        List<String> waitsFor = new ArrayList<>();
        life.at(
                Duration.ofSeconds(15),
                () -> {
                    List<CheckpointInfo> all = life.job().checkpoints();
                    waitsFor.addAll(all.get(all.size() - 1).waitsFor());
                });
        for (int tenth = 200; tenth < 400; tenth++) {
            life.at(Duration.ofMillis(100L * tenth), this::answer);
        }
        life.runsToItsEnd();
        assertThat(waitsFor)
                .singleElement()
                .asString()
                .contains("#0 waits for open calls of 'slow'");
    }
}
