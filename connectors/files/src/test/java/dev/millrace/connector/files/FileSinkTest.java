// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSinkTest {
    @TempDir Path temp;
    private Path out;
    private FileSink<String> sink;

    @BeforeEach
    void make() {
        out = temp.resolve("out/deep");
        sink = FileSink.text(out).prefix("lines");
    }

    @Test
    void showsNothingBeforeTheCommitAndAllOfItAfter() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink)) {
            run.write("one", "two");
            assertThat(SinkRun.visible(out)).isEmpty();

            List<StagedFile> staged = run.prepare(true);
            assertThat(SinkRun.visible(out)).isEmpty();

            run.commit(staged);
            assertThat(SinkRun.visible(out)).containsExactly("lines-0-0.txt");
            assertThat(out.resolve("lines-0-0.txt")).hasContent("one\ntwo\n");
        }
        assertThat(SinkRun.files(out)).containsExactly("lines-0-0.txt");
    }

    @Test
    void leavesAnOpenFileOpenAtACommitInBetween() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink)) {
            assertThat(run.write("one").pass(1000).prepare(false)).isEmpty();
            run.write("two").commit(true);
        }
        assertThat(out.resolve("lines-0-0.txt")).hasContent("one\ntwo\n");
    }

    @Test
    void makesNoFileWithoutARecord() throws Exception {
        SinkRun.whole(sink);

        assertThat(SinkRun.files(out)).isEmpty();
    }

    @Test
    void commitsAgainWithoutHarm() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink)) {
            List<StagedFile> staged = run.write("one").prepare(true);
            run.commit(staged);
            run.commit(staged);
        }
        assertThat(out.resolve("lines-0-0.txt")).hasContent("one\n");
    }

    @Test
    void beginsTheNextFileAtASize() throws Exception {
        String record = "x".repeat(99);
        try (SinkRun<String> run =
                SinkRun.of(sink.rolling(RollingPolicy.standard().maxSizeBytes(200_000)))) {
            for (int i = 0; i < 5_000; i++) {
                run.write(record);
            }
            run.commit(false);
            assertThat(SinkRun.visible(out)).containsExactly("lines-0-0.txt", "lines-0-1.txt");
            run.commit(true);
        }
        assertThat(Files.size(out.resolve("lines-0-0.txt"))).isBetween(200_000L, 240_000L);
        assertThat(SourceRun.whole(FileSource.text(out)).values()).hasSize(5_000);
    }

    @Test
    void beginsTheNextFileAtAnAge() throws Exception {
        RollingPolicy policy = RollingPolicy.standard().maxAge(Duration.ofSeconds(10));
        try (SinkRun<String> run = SinkRun.of(sink.rolling(policy))) {
            run.write("one").pass(9_999).commit(false);
            assertThat(SinkRun.visible(out)).isEmpty();

            run.write("two").pass(1).commit(false);
            assertThat(SinkRun.visible(out)).containsExactly("lines-0-0.txt");
        }
    }

    @Test
    void beginsTheNextFileAfterATimeWithoutRecords() throws Exception {
        RollingPolicy policy = RollingPolicy.standard().maxInactivity(Duration.ofSeconds(5));
        try (SinkRun<String> run = SinkRun.of(sink.rolling(policy))) {
            run.write("one").pass(4_000).commit(false).write("two").pass(4_000).commit(false);
            assertThat(SinkRun.visible(out)).isEmpty();

            run.pass(5_000).commit(false);
            assertThat(out.resolve("lines-0-0.txt")).hasContent("one\ntwo\n");
        }
    }

    @Test
    void removesWhatWasNotCommitted() throws Exception {
        FileSink<String> rolling = sink.rolling(RollingPolicy.standard().maxSizeBytes(1));
        try (SinkRun<String> run = SinkRun.of(rolling)) {
            run.write("x".repeat(100_000)).write("half");
            assertThat(SinkRun.files(out)).hasSize(3);
        }
        assertThat(SinkRun.files(out)).isEmpty();
    }

    @Test
    void clearsWhatAKilledRunLeft() throws Exception {
        Samples.write(out.resolve(".lines-0-0.txt.inprogress"), "half");
        Samples.write(out.resolve("day/.lines-3-7.csv.gz.inprogress"), "half");
        Samples.write(out.resolve(".lines-0.lock"), "");
        Samples.write(out.resolve(".others-0-0.txt.inprogress"), "theirs");
        Samples.write(out.resolve("lines.txt"), "theirs");

        SinkRun.whole(sink, "one");

        assertThat(SinkRun.files(out))
                .containsExactly(".others-0-0.txt.inprogress", "lines-0-0.txt", "lines.txt");
    }

    @Test
    void refusesToMixItsFilesWithThoseOfAnEarlierRun() throws Exception {
        SinkRun.whole(sink, "one");

        assertThatThrownBy(() -> SinkRun.whole(sink, "two"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(out + " already holds lines-0-0.txt of an earlier run")
                .hasMessageContaining("overwrite() or append()");
        assertThat(out.resolve("lines-0-0.txt")).hasContent("one\n");
        SinkRun.whole(sink.prefix("others"), "two");
    }

    @Test
    void findsFilesOfAnEarlierRunAtAnotherParallelism() throws Exception {
        Samples.write(out.resolve("lines-5-0.txt"), "old\n");

        SinkRun.of(sink, 0, 2).close();
        assertThatThrownBy(() -> SinkRun.of(sink, 1, 2)).hasMessageContaining("lines-5-0.txt");
    }

    @Test
    void overwritesWhatEarlierRunsLeftWhenTold() throws Exception {
        Samples.write(out.resolve("lines-0-0.csv"), "old\n");
        Samples.write(out.resolve("day/lines-1-12.txt"), "old\n");
        Samples.write(out.resolve("others-0-0.txt"), "kept\n");

        SinkRun.whole(sink.overwrite(), "new");

        assertThat(SinkRun.files(out)).containsExactly("lines-0-0.txt", "others-0-0.txt");
        assertThat(out.resolve("lines-0-0.txt")).hasContent("new\n");
    }

    @Test
    void leavesWhatItIsToOverwriteUntilItHasSomethingToShow() throws Exception {
        SinkRun.whole(sink, "old");

        try (SinkRun<String> failing = SinkRun.of(sink.overwrite())) {
            failing.write("new").pass(1_000).commit(false);
        }
        assertThat(out.resolve("lines-0-0.txt")).hasContent("old\n");

        SinkRun.whole(sink.overwrite());
        assertThat(SinkRun.files(out)).isEmpty();
    }

    @Test
    void appendsToWhatEarlierRunsLeftWhenTold() throws Exception {
        SinkRun.whole(sink, "one");
        SinkRun.whole(sink.append(), "two");
        SinkRun.whole(sink.append(), "three");

        assertThat(SourceRun.whole(FileSource.text(out)).values())
                .containsExactly("one", "two", "three");
        assertThat(SinkRun.files(out))
                .containsExactly("lines-0-0.txt", "lines-0-1.txt", "lines-0-2.txt");
    }

    @Test
    void refusesToWriteBesideAnotherJobOfTheSameNames() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink)) {
            run.write("one");

            assertThatThrownBy(() -> SinkRun.of(sink))
                    .hasMessageContaining(out + " is being written by another job");
            SinkRun.of(sink.prefix("others")).close();
            run.commit(true);
        }
        assertThat(out.resolve("lines-0-0.txt")).hasContent("one\n");
    }

    @Test
    void neverOverwritesAFileThatCameInBetween() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink)) {
            List<StagedFile> staged = run.write("one").prepare(true);
            Samples.write(out.resolve("lines-0-0.txt"), "one\n");

            assertThatThrownBy(() -> run.commit(staged))
                    .hasMessageContaining("was made by somebody else")
                    .hasMessageContaining("is not overwritten");
        }
    }

    @Test
    void noticesThatAStagedFileIsGone() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink)) {
            List<StagedFile> staged = run.write("one").prepare(true);
            Files.delete(out.resolve(staged.get(0).hiddenPath()));

            assertThatThrownBy(() -> run.commit(staged))
                    .hasMessageContaining("cannot be committed");
        }
    }

    @Test
    void commitsNothingOutsideItsDirectory() throws Exception {
        Samples.write(temp.resolve("secret"), "x");
        try (SinkRun<String> run = SinkRun.of(sink)) {
            assertThatThrownBy(() -> run.commit(List.of(new StagedFile("../../secret", "mine", 1))))
                    .hasMessageContaining("is not within");
        }
        assertThat(temp.resolve("secret")).exists();
    }

    @Test
    void writesIntoDirectoriesByTheRecord() throws Exception {
        SinkRun.whole(
                sink.bucketBy(line -> line.startsWith("-") ? "" : line.substring(0, 1) + "/x"),
                "a1",
                "b1",
                "a2",
                "-");

        assertThat(SinkRun.files(out))
                .containsExactly("a/x/lines-0-0.txt", "b/x/lines-0-1.txt", "lines-0-2.txt");
        assertThat(out.resolve("a/x/lines-0-0.txt")).hasContent("a1\na2\n");
    }

    @Test
    void keepsFewFilesOpenHoweverManyDirectoriesThereAre() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink.bucketBy(line -> line))) {
            IntStream.range(0, 250).forEach(i -> writeOrFail(run, "d" + i));
            assertThat(run.prepare(false)).hasSize(150);
            run.commit(true);
        }
    }

    private static void writeOrFail(SinkRun<String> run, String line) {
        try {
            run.write(line);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesDirectoriesThatLeadElsewhere() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink.bucketBy(line -> line))) {
            for (String bucket :
                    List.of(
                            "..",
                            "a/../../b",
                            "/etc",
                            "a//b",
                            ".",
                            "a\\b",
                            "a\u0000",
                            ".git",
                            "a/")) {
                assertThatThrownBy(() -> run.write(bucket))
                        .as(bucket)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("cannot be a directory");
            }
        }
        assertThat(SinkRun.files(temp)).isEmpty();
    }

    @Test
    void refusesAPrefixThatIsAPath() {
        for (String prefix : List.of("", "../x", "a/b", ".x", "a b")) {
            assertThatThrownBy(() -> sink.prefix(prefix))
                    .hasMessageContaining("A prefix is made of");
        }
    }

    @Test
    void compressesWhenTold() throws Exception {
        SinkRun.whole(sink.gzip(), "one", "two");

        assertThat(SinkRun.files(out)).containsExactly("lines-0-0.txt.gz");
        assertThat(SourceRun.whole(FileSource.text(out)).values()).containsExactly("one", "two");
    }

    @Test
    void leavesNoTraceInTheFileOfARecordThatCannotBeWritten() throws Exception {
        try (SinkRun<String> run = SinkRun.of(sink)) {
            run.write("one");
            assertThatThrownBy(() -> run.write("half \ud834 pair"))
                    .hasMessageContaining("Character 6 of 'half \\ud834 pair");
            run.write("two").commit(true);
        }
        assertThat(out.resolve("lines-0-0.txt")).hasContent("one\ntwo\n");
    }

    @Test
    void saysThatTheOutputIsAFile() {
        Samples.write(out, "a file");

        assertThatThrownBy(() -> SinkRun.of(sink))
                .hasMessageContaining(out + " is a file: name a directory");
    }

    @Test
    void writesJsonThatReadsBack() throws Exception {
        record Order(int id, String note) {}
        SinkRun.whole(
                FileSink.jsonLines(Order.class, out), new Order(1, "a\n\"☃\""), new Order(2, null));

        assertThat(SinkRun.files(out)).containsExactly("part-0-0.jsonl");
        assertThat(SourceRun.whole(FileSource.jsonLines(Order.class, out)).values())
                .containsExactly(new Order(1, "a\n\"☃\""), new Order(2, null));
    }
}
