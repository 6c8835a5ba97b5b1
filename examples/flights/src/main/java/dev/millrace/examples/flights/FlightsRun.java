// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobResult;
import dev.millrace.api.JobStatus;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.PacedSource;
import dev.millrace.connector.files.FileProgress;
import dev.millrace.connector.files.FileSource;
import java.io.IOException;
import java.time.Duration;

/** Runs the job once, shows how it goes and sums it up. */
final class FlightsRun {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** As long as a person who has pressed Ctrl-C waits without doubt. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final InputFile input;
    private final OutputFolder output;
    private final FileSource<Flight> file;
    private final PacedSource<Flight, ?, ?> feed;
    private final StreamExecutionEnvironment env =
            StreamExecutionEnvironment.getExecutionEnvironment();
    private final Duration lateness;
    private final Checkpoints checkpoints;
    private final WorstNow worstNow = new WorstNow();

    /**
     * @param pace how many times as fast as it happened, 0 for as fast as it goes
     * @throws IllegalArgumentException if a number makes no sense
     */
    FlightsRun(
            InputFile input,
            OutputFolder output,
            int parallelism,
            double pace,
            int latenessHours,
            Checkpoints checkpoints) {
        this.input = input;
        this.output = output;
        this.file = FileSource.csv(Flight.class, input.path());
        this.feed = PacedSource.of(file, flight -> flight.reported().toEpochMilli(), pace);
        if (latenessHours < 0) {
            throw new IllegalArgumentException(
                    "--lateness is " + latenessHours + "; give 0 hours or more");
        }
        this.lateness = Duration.ofHours(latenessHours);
        this.checkpoints = checkpoints;
        env.setParallelism(parallelism);
        checkpoints.enable(env);
    }

    void execute() throws IOException, InterruptedException {
        input.require();
        output.prepare();
        if (!checkpoints.areOn() && !output.results().isEmpty()) {
            System.out.println("Replacing the results of an earlier run in " + output.path());
        }
        RejectedLines rejected = new RejectedLines();
        FlightsJob.build(env, feed, output.path(), lateness, rejected, worstNow);

        JobHandle job = env.executeAsync("flights");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(job), "goodbye"));
        show(job);
        JobResult result = job.await();
        if (result.status() == JobStatus.FINISHED) {
            new Summary(result, rejected, output).print(System.out);
        }
    }

    private void show(JobHandle job) throws InterruptedException {
        try (ProgressDisplay display = ProgressDisplay.ofThisProcess()) {
            while (!job.await(LOOK_EVERY)) {
                display.show(progress(job));
            }
            if (job.status() == JobStatus.FINISHED) {
                display.show(progress(job));
            }
        }
    }

    private Progress progress(JobHandle job) {
        long records =
                job.metrics().stream()
                        .filter(it -> it.operator().equals(FlightsJob.READ))
                        .mapToLong(OperatorMetrics::recordsOut)
                        .sum();
        FileProgress read = file.progress();
        return new Progress(read.bytesRead(), read.bytesTotal(), records, worstNow.ranks());
    }

    /** So that nothing half-written stays behind when the process is asked to end. */
    private static void cancel(JobHandle job) {
        job.cancel();
        try {
            job.await(LONGEST_GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
