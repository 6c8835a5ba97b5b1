// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.topics.BrokerPlace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the job from topic to topic with each guarantee, all trials beside one broker. */
final class TopicRounds {
    static final int PARALLELISM = 2;
    private static final Engine ENGINE = Engine.MILLRACE_KAFKA;
    private static final String BROKER = "dev.millrace.benchmarks.kafka.PreparedBroker";

    private final ChildJvm jvm;
    private final Rounds rounds;
    private final Settings settings;

    /** How long and how much. */
    record Settings(long records, int keys, long warmupMs, long measureMs) {}

    TopicRounds(ChildJvm jvm, Rounds rounds, Settings settings) {
        this.jvm = jvm;
        this.rounds = rounds;
        this.settings = settings;
    }

    void run(int count) throws Exception {
        Path directory = Folders.fresh("broker");
        Process broker = start(directory);
        try (BufferedReader lines = broker.inputReader(StandardCharsets.UTF_8)) {
            BrokerPlace place = place(lines);
            for (int round = 1; round <= count; round++) {
                for (Costs delivery : order(round)) {
                    keep(delivery, round, place);
                }
            }
        } finally {
            end(broker);
            Folders.delete(directory);
        }
    }

    /** Which of the two comes first changes from round to round. */
    private static List<Costs> order(int round) {
        return round % 2 == 1
                ? List.of(Costs.AT_LEAST_ONCE, Costs.EXACTLY_ONCE)
                : List.of(Costs.EXACTLY_ONCE, Costs.AT_LEAST_ONCE);
    }

    private Process start(Path directory) throws IOException {
        List<String> command = new ArrayList<>(jvm.command(ENGINE, BROKER, List.of()));
        command.add(directory.toString());
        command.add(Long.toString(settings.records));
        command.add(Integer.toString(settings.keys));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static BrokerPlace place(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(BrokerPlace.MARK)) {
                return BrokerPlace.of(line);
            }
        }
        throw new TrialFailedException("the broker ended before its topic was filled");
    }

    /** It ends with its standard input, and its own child with it. */
    private static void end(Process broker) throws IOException, InterruptedException {
        broker.getOutputStream().close();
        broker.waitFor();
    }

    private void keep(Costs delivery, int round, BrokerPlace place) throws Exception {
        Measurement found =
                rounds.measure(
                        Kind.COST,
                        delivery.id(),
                        ENGINE,
                        PARALLELISM,
                        round,
                        () -> run(delivery, place));
        rounds.keep(found.outcome() == null ? found : found.judged(Verdict.EQUAL));
    }

    private Outcome run(Costs delivery, BrokerPlace place)
            throws IOException, InterruptedException {
        Path checkpoints = Folders.fresh("checkpoints");
        try {
            List<String> order =
                    List.of(
                            place.servers(),
                            delivery.name(),
                            Long.toString(settings.records),
                            Integer.toString(settings.keys),
                            checkpoints.toString(),
                            Long.toString(settings.warmupMs),
                            Long.toString(settings.measureMs));
            return jvm.run(ENGINE, order).get(0);
        } finally {
            Folders.delete(checkpoints);
        }
    }
}
