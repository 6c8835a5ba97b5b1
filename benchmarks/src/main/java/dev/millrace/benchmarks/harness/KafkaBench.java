// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code benchmarks/run kafka}. */
@Command(
        name = "kafka",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what exactly once costs from Kafka to Kafka, against at least once, with a"
                    + " checkpoint each second.",
            "Each trial runs in a fresh JVM beside one broker on this machine; the guarantees take"
                    + " turns, and each run's output is checked."
        })
final class KafkaBench implements Callable<Integer> {
    @Mixin private RunOptions options = new RunOptions("kafka.jsonl", 4, 8);

    @Option(
            names = "--records",
            defaultValue = "6000000",
            description =
                    "Of 108 bytes in the topic that is read; a trial reads them all, and must not"
                            + " be through before it is measured (default: ${DEFAULT-VALUE}).")
    private long records;

    @Option(
            names = "--keys",
            defaultValue = "100000",
            description = "Different ones among the records (default: ${DEFAULT-VALUE}).")
    private int keys;

    @Override
    public Integer call() throws Exception {
        return options.carryOut(
                this::measure,
                (measurements, page) -> new DeliveryReport(measurements).writeInto(page));
    }

    private void measure(ChildJvm jvm, Rounds log) throws Exception {
        TopicRounds.Settings settings =
                new TopicRounds.Settings(records, keys, options.warmupMs(), options.measureMs());
        new TopicRounds(jvm, log, settings).run(options.rounds());
    }
}
