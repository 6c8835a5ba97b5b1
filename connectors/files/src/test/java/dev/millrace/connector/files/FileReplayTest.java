// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static dev.millrace.connector.files.Samples.gzip;
import static dev.millrace.connector.files.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.connector.ReaderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the sizes of polls, and wherever a run is cut and gone on with, the records are the
 * same.
 */
final class FileReplayTest {
    private static final int MAX_RECORD_BYTES = 200_000;

    /** A compressed file is read from its beginning at each. */
    private static final int MAX_RESTARTS = 120;

    @TempDir Path dir;

    private static <T> void assertSameWhereverCut(FileSource<T> source, Random random, int maxPoll)
            throws Exception {
        List<String> expected = SourceRun.whole(source).log;
        List<String> actual = new ArrayList<>();
        int restarts = 0;
        SourceRun<T, FileSplit, FoundFiles> run = SourceRun.of(source);
        while (run.status != ReaderStatus.END_OF_INPUT) {
            run.poll(1 + random.nextInt(maxPoll));
            boolean hasRead = !run.records.isEmpty() || !run.rejected.isEmpty();
            if (hasRead && restarts < MAX_RESTARTS && random.nextInt(3) == 0) {
                restarts++;
                actual.addAll(run.log);
                run = run.restart(run.snapshot());
            }
        }
        actual.addAll(run.log);
        run.close();
        assertThat(actual).isEqualTo(expected).hasSizeGreaterThan(10);
    }

    private Path file(String name, String text, boolean compressed) {
        return compressed ? write(dir.resolve(name), gzip(text)) : write(dir.resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsOnAtAnyLineOfText(boolean compressed) throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            file("a" + seed, RandomText.lines(random, 60), compressed);
            file("b" + seed, RandomText.lines(random, 5), compressed);
            FileSource<String> source = FileSource.text(dir).matching("?" + seed);
            assertSameWhereverCut(source.maxRecordBytes(MAX_RECORD_BYTES), random, 7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsOnAtAnyRowOfCsv(boolean compressed) throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Path file = file("a" + seed, RandomText.csv(random, 80), compressed);
            FileSource<List<String>> source =
                    FileSource.csv(row -> List.of(row.getString("a"), row.getString("b")), file);
            assertSameWhereverCut(source.maxRecordBytes(MAX_RECORD_BYTES), random, 7);
            assertSameWhereverCut(source.maxRecordBytes(50), random, 7);
        }
    }

    @Test
    void readsOnAfterEveryRecord() throws Exception {
        Path csv = file("a.csv", RandomText.csv(new Random(1), 100), true);
        FileSource<String> rows = FileSource.csv(row -> row.getString("a"), csv);
        Path json = file("a.jsonl", "{\"a\":1}\r\n\n\n{\"a\":\n[1]\n".repeat(20), false);
        FileSource<JsonNode> values = FileSource.jsonLines(JsonNode.class, json);
        Random always =
                new Random() {
                    @Override
                    public int nextInt(int bound) {
                        return 0;
                    }
                };

        assertSameWhereverCut(rows, always, 1);
        assertSameWhereverCut(values, always, 1);
    }

    @Test
    void goesOnWithFilesThatNobodyHasBegun() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            write(dir.resolve(name), name + "1\n" + name + "2\n");
        }
        SourceRun<String, FileSplit, FoundFiles> run = SourceRun.of(FileSource.text(dir));
        while (run.records.isEmpty()) {
            run.poll(1);
        }

        run = run.restart(run.snapshot()).pollAll();

        assertThat(run.values()).containsExactly("a2", "b1", "b2", "c1", "c2");
        assertThat(run.status).isEqualTo(ReaderStatus.END_OF_INPUT);
        run.close();
    }

    @Test
    void refusesToGoOnInAFileThatWasChanged() throws Exception {
        Path file = write(dir.resolve("a"), "one\ntwo\n");
        SourceRun<String, FileSplit, FoundFiles> run = SourceRun.of(FileSource.text(file));
        while (run.records.isEmpty()) {
            run.poll(1);
        }
        var snapshot = run.snapshot();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));

        SourceRun<String, FileSplit, FoundFiles> next = run.restart(snapshot);

        assertThatThrownBy(next::pollAll)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + " was changed: line 2 was reached")
                .hasMessageContaining("Put the former file back");
        next.close();
    }

    @Test
    void countsProgressOnceOverARestart() throws Exception {
        Path file = write(dir.resolve("a"), "a,b\n" + "1,2\n".repeat(100_000));
        FileSource<Integer> source = FileSource.csv(row -> row.getInt("a"), file);
        SourceRun<Integer, FileSplit, FoundFiles> run = SourceRun.of(source);
        while (run.records.size() < 50_000) {
            run.poll(1000);
        }

        run = run.restart(run.snapshot()).pollAll();

        assertThat(run.records).hasSize(100_000 - 50_000);
        assertThat(source.progress().bytesTotal()).isEqualTo(Files.size(file));
        assertThat(source.progress().bytesRead()).isEqualTo(Files.size(file));
        run.close();
    }
}
