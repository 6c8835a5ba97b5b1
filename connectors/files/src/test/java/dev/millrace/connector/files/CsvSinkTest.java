// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.connector.files.csv.CsvOutput;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvSinkTest {
    @TempDir Path out;

    private String written() throws Exception {
        return Files.readString(out.resolve("part-0-0.csv"));
    }

    record Hour(
            Instant windowStart, String airport, int flights, BigDecimal avgDelayMin, boolean ok) {}

    @Test
    void writesAHeaderInSnakeCaseAndARowPerRecord() throws Exception {
        SinkRun.whole(
                FileSink.csv(Hour.class, out),
                new Hour(
                        Instant.parse("2001-01-08T18:00:00Z"),
                        "HNL",
                        3,
                        new BigDecimal("-12.50"),
                        true),
                new Hour(
                        Instant.parse("2001-01-08T18:00:01.5Z"),
                        "ABQ",
                        -4,
                        new BigDecimal("1E+3"),
                        false));

        assertThat(written())
                .isEqualTo(
                        "window_start,airport,flights,avg_delay_min,ok\n"
                                + "2001-01-08T18:00Z,HNL,3,-12.50,true\n"
                                + "2001-01-08T18:00:01.500Z,ABQ,-4,1000,false\n");
        assertThat(SourceRun.whole(FileSource.csv(Hour.class, out)).values())
                .extracting(Hour::flights)
                .containsExactly(3, -4);
    }

    @Test
    void beginsEveryFileWithTheHeader() throws Exception {
        FileSink<Hour> sink = FileSink.csv(Hour.class, out).bucketBy(Hour::airport);
        Hour hour = new Hour(Instant.EPOCH, "A", 1, BigDecimal.ONE, true);

        SinkRun.whole(sink, hour, new Hour(Instant.EPOCH, "B", 1, BigDecimal.ONE, true));

        assertThat(Files.readString(out.resolve("A/part-0-0.csv"))).startsWith("window_start,");
        assertThat(Files.readString(out.resolve("B/part-0-1.csv"))).startsWith("window_start,");
    }

    record Texts(String first, Optional<String> second) {}

    @Test
    void writesTextSoThatItReadsBackAsItWas() throws Exception {
        Texts[] rows =
                List.of(
                                "a,b",
                                "say \"hi\"",
                                "line\nbreak",
                                "\r\n",
                                "#no comment",
                                " blank ",
                                "",
                                "☃\t\u001b[31m\u0000")
                        .stream()
                        .map(text -> new Texts(text, Optional.of(text).filter(it -> !it.isEmpty())))
                        .toArray(Texts[]::new);

        SinkRun.whole(FileSink.csv(Texts.class, out), rows);

        assertThat(SourceRun.whole(FileSource.csv(Texts.class, out)).values())
                .containsExactly(rows);
    }

    record Single(String only) {}

    @Test
    void writesASingleEmptyValueSoThatItIsNoEmptyLine() throws Exception {
        SinkRun.whole(FileSink.csv(Single.class, out), new Single(""), new Single("x"));

        assertThat(written()).isEqualTo("only\n\"\"\nx\n");
        assertThat(SourceRun.whole(FileSource.csv(Single.class, out)).values())
                .containsExactly(new Single(""), new Single("x"));
    }

    @Test
    void writesColumnsByAFunctionWithNullsAsNothing() throws Exception {
        CsvOutput<Integer> output =
                CsvOutput.of(List.of("n", "square"), n -> Arrays.asList(n == 0 ? null : n, n * n));

        SinkRun.whole(FileSink.of(output.separator(';'), out), 0, 3);

        assertThat(written()).isEqualTo("n;square\n;0\n3;9\n");
    }

    @Test
    void refusesARowWithTooFewValuesAndWritesNothingOfIt() throws Exception {
        CsvOutput<Integer> output = CsvOutput.of(List.of("a", "b"), n -> List.of(n));

        try (SinkRun<Integer> run = SinkRun.of(FileSink.of(output, out))) {
            assertThatThrownBy(() -> run.write(1))
                    .hasMessageContaining("1 values for the columns [a, b]");
        }
    }

    @Test
    void keepsFormulasUnlessToldToEscapeThem() throws Exception {
        record Cell(String text, int number) {}
        List<Cell> cells =
                List.of(
                        new Cell("=1+1", -1),
                        new Cell("+x", 1),
                        new Cell("-x", 1),
                        new Cell("@x", 1),
                        new Cell("\tx", 1),
                        new Cell("x=1", 1));

        SinkRun.whole(FileSink.csv(Cell.class, out), cells.toArray(Cell[]::new));
        assertThat(written()).isEqualTo("text,number\n=1+1,-1\n+x,1\n-x,1\n@x,1\n\tx,1\nx=1,1\n");

        SinkRun.whole(
                FileSink.<Cell>of(CsvOutput.of(Cell.class).escapeFormulas(), out).overwrite(),
                cells.toArray(Cell[]::new));
        assertThat(written())
                .isEqualTo("text,number\n'=1+1,-1\n'+x,1\n'-x,1\n'@x,1\n'\tx,1\nx=1,1\n");
    }

    @Test
    void refusesAClassWithoutComponents() {
        record Nothing() {}

        assertThatThrownBy(() -> FileSink.csv(Nothing.class, out))
                .hasMessageContaining("is not a record class with components");
    }
}
