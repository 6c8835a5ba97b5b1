// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static dev.millrace.connector.files.Samples.concat;
import static dev.millrace.connector.files.Samples.gzip;
import static dev.millrace.connector.files.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.connector.files.csv.CsvFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MalformedFilesTest {
    private static final int MB = 1024 * 1024;

    @TempDir Path dir;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void rejectsALineThatIsNotUtf8AndGoesOn() throws Exception {
        byte[] latin1 = "café".getBytes(StandardCharsets.ISO_8859_1);
        Path file = write(dir.resolve("a"), concat(bytes("one\n"), latin1, bytes("\nthree")));

        var run = SourceRun.whole(FileSource.text(file));

        assertThat(run.values()).containsExactly("one", "three");
        assertThat(run.rejected).hasSize(1);
        assertThat(run.rejected.get(0).line()).isEqualTo(2);
        assertThat(run.rejected.get(0).payload()).isEqualTo(latin1);
        assertThat(run.rejected.get(0).cause())
                .hasMessageContaining("Line 2 is not UTF-8: byte 0xe9 at byte 4 of the record")
                .hasMessageContaining("iconv");
    }

    @Test
    void rejectsALineOverTheLimitWithoutHoldingItAndGoesOn() throws Exception {
        byte[] huge = new byte[100 * MB];
        Arrays.fill(huge, (byte) 'x');
        Path file = write(dir.resolve("a"), concat(bytes("one\n"), huge, bytes("\nthree")));

        var run = SourceRun.whole(FileSource.text(file));

        assertThat(run.records)
                .containsExactly(
                        new SourceRun.Read<>(file.toString(), 1, "one"),
                        new SourceRun.Read<>(file.toString(), 3, "three"));
        assertThat(run.rejected).hasSize(1);
        assertThat(run.rejected.get(0).line()).isEqualTo(2);
        assertThat((String) run.rejected.get(0).payload()).hasSizeLessThan(2000).endsWith("…");
        assertThat(run.rejected.get(0).cause())
                .hasMessageContaining("Line 2 begins a record of more than 16777216 bytes")
                .hasMessageContaining("raise maxRecordBytes");
    }

    @Test
    void readsARecordOfJustTheLimitAndRejectsOneOfAByteMore() throws Exception {
        Path file = write(dir.resolve("a"), "12345\n123456\n1234\r\n\n123456");

        var run = SourceRun.whole(FileSource.text(file).maxRecordBytes(5));

        assertThat(run.values()).containsExactly("12345", "1234", "");
        assertThat(run.rejected).extracting(SourceRun.Rejected::line).containsExactly(2L, 5L);
    }

    @Test
    void rejectsARowOfAMillionColumns() throws Exception {
        Path file = write(dir.resolve("a"), "a,b\n1,2\n" + ",".repeat(999_999) + "\n3,4\n");

        var run = SourceRun.whole(FileSource.csv(row -> row.getInt("b"), file));

        assertThat(run.values()).containsExactly(2, 4);
        assertThat(run.rejected.get(0).cause())
                .hasMessageStartingWith("Line 3 has 1000000 columns instead of 2: ',,,")
                .hasMessageMatching("(?s).{1,200}");
    }

    @Test
    void refusesAHeaderOfAMillionColumns() {
        Path file = write(dir.resolve("a"), "a" + ",a".repeat(999_999) + "\n");

        assertThatThrownBy(() -> SourceRun.whole(FileSource.csv(row -> row.line(), file)))
                .hasMessageContaining("1000000 columns, the limit is 10000");
    }

    @Test
    void losesOneLineToAQuoteThatIsNeverClosed() throws Exception {
        Path file = write(dir.resolve("a"), "a,b\n1,x\n2,\"y\n3,z\n4,w\n");

        var run = SourceRun.whole(FileSource.csv(row -> row.getInt("a"), file));

        assertThat(run.values()).containsExactly(1, 3, 4);
        assertThat(run.rejected).extracting(SourceRun.Rejected::line).containsExactly(3L);
        assertThat(run.rejected.get(0).cause())
                .hasMessage("Line 3 opens a quote that the file does not close: '2,\"y'");
    }

    @Test
    void losesOneLineToAQuoteThatIsNotClosedWithinTheLimit() throws Exception {
        String rows = "5,filler\n".repeat(50);
        Path file = write(dir.resolve("a"), "a,b\n1,x\n2,\"y\n" + rows + "6,\"z\"\n");

        var run = SourceRun.whole(FileSource.csv(row -> row.getInt("a"), file).maxRecordBytes(100));

        assertThat(run.values()).hasSize(52).startsWith(1, 5, 5).endsWith(5, 6);
        assertThat(run.rejected).extracting(SourceRun.Rejected::line).containsExactly(3L);
    }

    @Test
    void rejectsARowWithTextAfterAClosingQuote() throws Exception {
        Path file = write(dir.resolve("a"), "a,b\n1,\"x\"y\n2,z\n");

        var run = SourceRun.whole(FileSource.csv(row -> row.getInt("a"), file));

        assertThat(run.values()).containsExactly(2);
        assertThat(run.rejected.get(0).cause()).hasMessageStartingWith("Line 2 is not CSV:");
    }

    @Test
    void rejectsARowWithACarriageReturnInIt() throws Exception {
        Path file = write(dir.resolve("a"), "a,b\n1,x\r2,y\n3,z\n");

        var run = SourceRun.whole(FileSource.csv(row -> row.getInt("a"), file));

        assertThat(run.values()).containsExactly(3);
        assertThat(run.rejected.get(0).cause())
                .hasMessageContaining(
                        "Line 2 holds a carriage return outside quotes: '1,x\\u000d2,y'");
    }

    @Test
    void rejectsJsonThatIsBrokenOrTooDeepOrFollowedByMore() throws Exception {
        record Order(int id) {}
        Path file =
                write(
                        dir.resolve("a"),
                        "{\"id\":1}\n{\"id\":\n\n{\"id\":2} {\"id\":3}\n{}\n"
                                + "{\"id\":\"\u001b[31m\"}\n"
                                + "{\"id\":"
                                + "[".repeat(100_000)
                                + "\n{\"id\":4,\"more\":null}");

        var run = SourceRun.whole(FileSource.jsonLines(Order.class, file));

        assertThat(run.values()).containsExactly(new Order(1), new Order(4));
        assertThat(run.rejected)
                .extracting(SourceRun.Rejected::line)
                .containsExactly(2L, 4L, 5L, 6L, 7L);
        assertThat(run.rejected)
                .allSatisfy(
                        rejected ->
                                assertThat(rejected.cause())
                                        .hasMessageStartingWith("Line " + rejected.line())
                                        .hasMessageMatching("[^\\p{Cntrl}]{1,500}"));
    }

    @Test
    void saysWhereATruncatedGzipFileEnds() {
        byte[] whole = gzip("line\n".repeat(100_000));
        for (int length : new int[] {3, 15, whole.length / 2, whole.length - 8, whole.length - 1}) {
            Path file = write(dir.resolve(length + ".gz"), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> SourceRun.whole(FileSource.text(file)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file + " is a damaged or truncated gzip file after ")
                    .hasMessageContaining(" decompressed bytes");
        }
    }

    @Test
    void noticesEveryTruncationOfALaterGzipMember() {
        byte[] first = gzip("one\n");
        byte[] whole = concat(first, gzip("two\n"));
        for (int length = first.length + 1; length < whole.length; length++) {
            Path file = write(dir.resolve(length + ".gz"), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> SourceRun.whole(FileSource.text(file)))
                    .as("%d of %d bytes", length, whole.length)
                    .hasMessageContaining("damaged or truncated");
        }
    }

    @Test
    void noticesAFlippedBitInAGzipFile() {
        byte[] bytes = gzip("some text that is long enough to have something in the middle\n");
        bytes[bytes.length / 2] ^= 4;
        Path file = write(dir.resolve("a.gz"), bytes);

        assertThatThrownBy(() -> SourceRun.whole(FileSource.text(file)))
                .hasMessageContaining("damaged or truncated");
    }

    @Test
    void saysThatAFileNamedGzIsNone() {
        Path file = write(dir.resolve("a.gz"), "plain");

        assertThatThrownBy(() -> SourceRun.whole(FileSource.text(file)))
                .hasMessageContaining(file + " is named .gz but is not a gzip file");
    }

    @Test
    void saysWhichColumnAFileIsWithout() {
        record Flight(String origin, int delayMin) {}
        Path file = write(dir.resolve("a.csv"), "origin,delay\nHNL,1\n");

        assertThatThrownBy(() -> SourceRun.whole(FileSource.csv(Flight.class, file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The header of " + file)
                .hasMessageContaining("no column 'delay_min'; the columns are [origin, delay]");
    }

    @Test
    void refusesAHeaderWithOneNameTwice() {
        Path file = write(dir.resolve("a.csv"), "a,b,a\n1,2,3\n");

        assertThatThrownBy(
                        () -> SourceRun.whole(FileSource.of(CsvFormat.of(row -> row.line()), file)))
                .hasMessageContaining("Column 'a' is there twice");
    }
}
