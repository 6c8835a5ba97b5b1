// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static dev.millrace.connector.files.Samples.concat;
import static dev.millrace.connector.files.Samples.gzip;
import static dev.millrace.connector.files.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.connector.Boundedness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextFilesTest {
    @TempDir Path dir;

    private List<String> lines(Path... paths) throws Exception {
        return SourceRun.whole(FileSource.text(paths)).values();
    }

    @Test
    void readsLinesWhateverTheyEndWith() throws Exception {
        assertThat(lines(write(dir.resolve("a"), "one\ntwo\r\n\nthree")))
                .containsExactly("one", "two", "", "three");
    }

    @Test
    void numbersRecordsByTheirLine() throws Exception {
        Path file = write(dir.resolve("a"), "one\n\nthree\n");

        assertThat(SourceRun.whole(FileSource.text(file)).records)
                .containsExactly(
                        new SourceRun.Read<>(file.toString(), 1, "one"),
                        new SourceRun.Read<>(file.toString(), 2, ""),
                        new SourceRun.Read<>(file.toString(), 3, "three"));
    }

    @Test
    void readsNothingOfAnEmptyFile() throws Exception {
        assertThat(lines(write(dir.resolve("a"), ""))).isEmpty();
        assertThat(lines(write(dir.resolve("b"), gzip("")))).isEmpty();
    }

    @Test
    void keepsCarriageReturnsThatEndNoLine() throws Exception {
        assertThat(lines(write(dir.resolve("a"), "a\rb\nc\r"))).containsExactly("a\rb", "c\r");
    }

    @Test
    void skipsAByteOrderMarkAtTheBeginningOnly() throws Exception {
        assertThat(lines(write(dir.resolve("a"), "\uFEFFone\n\uFEFFtwo")))
                .containsExactly("one", "\uFEFFtwo");
        assertThat(lines(write(dir.resolve("b"), "\uFEFF"))).isEmpty();
    }

    @Test
    void readsEveryCharacterOfUtf8() throws Exception {
        String text = "naïve ☃ 𝄞 \uFFFD \u0000";

        assertThat(lines(write(dir.resolve("a"), text))).containsExactly(text);
    }

    @Test
    void readsGzipByContentOfOneMemberOrMore() throws Exception {
        write(dir.resolve("a.gz"), gzip("one\ntwo"));
        write(dir.resolve("b.txt"), concat(gzip("three\n"), gzip("four\n"), new byte[512]));

        assertThat(lines(dir)).containsExactly("one", "two", "three", "four");
    }

    @Test
    void readsFilesOfADirectoryInOrderOfTheirNamesWithoutUnfinishedOnes() throws Exception {
        write(dir.resolve("b.txt"), "b");
        write(dir.resolve("a.txt"), "a");
        write(dir.resolve("deep/c.txt"), "c");
        write(dir.resolve(".hidden/d.txt"), "no");
        write(dir.resolve(".e.txt"), "no");
        write(dir.resolve("_SUCCESS"), "no");
        write(dir.resolve("f.txt.tmp"), "no");
        write(dir.resolve("f.txt~"), "no");
        write(dir.resolve("f.part"), "no");

        assertThat(lines(dir)).containsExactly("a", "b");
        assertThat(SourceRun.whole(FileSource.text(dir).recursive()).values())
                .containsExactly("a", "b", "c");
        assertThat(SourceRun.whole(FileSource.text(dir).matching("b*")).values())
                .containsExactly("b");
    }

    @Test
    void saysWhichInputIsMissing() {
        Path missing = dir.resolve("nowhere.csv");

        assertThatThrownBy(() -> lines(missing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing + " does not exist: check the path");
    }

    @Test
    void saysThatADirectoryHoldsNothingToRead() {
        assertThatThrownBy(() -> lines(dir))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(dir.toString())
                .hasMessageContaining("holds no file that matches *");
    }

    @Test
    void saysThatAnInputIsNoFile() {
        assertThatThrownBy(() -> lines(Path.of("/dev/null")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/null is neither a file nor a directory");
    }

    @Test
    void saysThatAFileCannotBeRead() throws Exception {
        Path file = write(dir.resolve("a"), "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        // The system lets root read everything.
        if (Files.isReadable(file)) {
            assertThat(lines(file)).containsExactly("secret");
        } else {
            assertThatThrownBy(() -> lines(file))
                    .hasMessageContaining(file + " cannot be read: give this user the right");
        }
    }

    @Test
    void refusesToReadNothingAtAll() {
        assertThatThrownBy(() -> FileSource.text())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one file");
    }

    @Test
    void countsBytesOnDiskForAProgressBar() throws Exception {
        write(dir.resolve("a.txt"), "one\ntwo\n");
        write(dir.resolve("b.gz"), gzip("three\n"));
        FileSource<String> source = FileSource.text(dir);

        SourceRun<String, FileSplit, FoundFiles> run = SourceRun.of(source).poll(1);
        assertThat(source.progress().filesTotal()).isEqualTo(2);
        assertThat(source.progress().bytesTotal()).isEqualTo(8 + gzip("three\n").length);
        assertThat(source.progress().filesRead()).isZero();

        run.pollAll();
        assertThat(source.progress().bytesRead()).isEqualTo(source.progress().bytesTotal());
        assertThat(source.progress().filesRead()).isEqualTo(2);
        run.close();
    }

    @Test
    void isBoundedUnlessItWatches() {
        FileSource<String> source = FileSource.text(dir);

        assertThat(source.boundedness()).isEqualTo(Boundedness.BOUNDED);
        assertThat(source.watching(java.time.Duration.ofMillis(10)).boundedness())
                .isEqualTo(Boundedness.UNBOUNDED);
    }
}
