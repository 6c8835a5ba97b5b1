// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import static dev.millrace.connector.files.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.connector.files.csv.CsvFormat;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFilesTest {
    @TempDir Path dir;

    private Path file(String text) {
        return write(dir.resolve("a.csv"), text);
    }

    record Flight(Instant reported, String origin, int delayMin) {}

    @Test
    void readsRecordsByTheNamesOfTheirComponents() throws Exception {
        Path file =
                file(
                        "origin,destination,delay_min,reported\n"
                                + "HNL,SFO,-25,2001-01-07T23:36Z\n"
                                + "ABQ,ATL,7,2001-01-07T23:42:05Z\n");

        assertThat(SourceRun.whole(FileSource.csv(Flight.class, file)).values())
                .containsExactly(
                        new Flight(Instant.parse("2001-01-07T23:36:00Z"), "HNL", -25),
                        new Flight(Instant.parse("2001-01-07T23:42:05Z"), "ABQ", 7));
    }

    enum Size {
        SMALL,
        LARGE
    }

    record Everything(
            byte b,
            short s,
            long l,
            float f,
            double d,
            boolean z,
            char c,
            Integer boxed,
            Size size,
            BigDecimal decimal,
            UUID id,
            LocalDate date,
            LocalDateTime dateTime,
            Duration duration,
            Optional<String> text,
            Optional<Long> count) {}

    @Test
    void readsEveryTypeAComponentMayHave() throws Exception {
        Path file =
                file(
                        "b,s,l,f,d,z,c,boxed,size,decimal,id,date,date_time,duration,text,count\n"
                                + "1,2,3,4.5,6e7,TRUE,x,8,LARGE,9.10,"
                                + "00000000-0000-0001-0000-000000000002,2001-01-08,"
                                + "2001-01-08T18:30,PT90S,hello,11\n"
                                + "1,2,3,4.5,6e7,false,x,,,,,,,,,\n");

        List<Everything> read = SourceRun.whole(FileSource.csv(Everything.class, file)).values();

        assertThat(read)
                .containsExactly(
                        new Everything(
                                (byte) 1,
                                (short) 2,
                                3,
                                4.5f,
                                6e7,
                                true,
                                'x',
                                8,
                                Size.LARGE,
                                new BigDecimal("9.10"),
                                new UUID(1, 2),
                                LocalDate.of(2001, 1, 8),
                                LocalDateTime.of(2001, 1, 8, 18, 30),
                                Duration.ofSeconds(90),
                                Optional.of("hello"),
                                Optional.of(11L)),
                        new Everything(
                                (byte) 1,
                                (short) 2,
                                3,
                                4.5f,
                                6e7,
                                false,
                                'x',
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void readsRowsByAFunction() throws Exception {
        Path file = file("name;n\nx;1\ny;2\n");

        assertThat(
                        SourceRun.whole(
                                        FileSource.of(
                                                CsvFormat.of(
                                                                row ->
                                                                        row.getString("name")
                                                                                + row.getLong("n")
                                                                                + row.line())
                                                        .separator(';'),
                                                file))
                                .values())
                .containsExactly("x12", "y23");
    }

    @Test
    void readsFilesWithoutAHeader() throws Exception {
        Path file = file("HNL,5\nABQ,6\n");
        CsvFormat<Integer> format = CsvFormat.of(row -> row.getInt("delay"));

        assertThat(SourceRun.whole(FileSource.of(format.columns("origin", "delay"), file)).values())
                .containsExactly(5, 6);
    }

    @Test
    void readsQuotedFieldsWithSeparatorsQuotesAndLineBreaks() throws Exception {
        Path file = file("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\r\n3\"\r\n\r\nu\"v,\"\"\r\n");

        var run =
                SourceRun.whole(
                        FileSource.csv(
                                row -> List.of(row.getString("a"), row.getString("b")), file));

        assertThat(run.rejected).isEmpty();
        assertThat(run.records)
                .containsExactly(
                        new SourceRun.Read<>(file.toString(), 2, List.of("x, \"y\"", "1\n2\r\n3")),
                        new SourceRun.Read<>(file.toString(), 6, List.of("u\"v", "")));
    }

    @Test
    void readsTheSameWithQuotesAndWithout() throws Exception {
        String rows = "a,b,c\n1,,3\n,,\n x , y ,\n#,;,'\n";
        String quoted =
                rows.lines()
                        .map(line -> "\"" + line.replace(",", "\",\"") + "\"")
                        .collect(Collectors.joining("\n"));

        assertThat(fields(quoted)).isEqualTo(fields(rows)).hasSize(4);
    }

    private List<List<String>> fields(String text) throws Exception {
        return SourceRun.whole(
                        FileSource.csv(
                                row -> row.columns().stream().map(row::getString).toList(),
                                file(text)))
                .values();
    }

    @Test
    void saysWhichValueIsNotOfItsType() throws Exception {
        Path file = file("reported,origin,delay_min\n2001-01-07T23:36,HNL,1\n,HNL,5x\n,HNL,\n");

        var run = SourceRun.whole(FileSource.csv(Flight.class, file));

        assertThat(run.values()).isEmpty();
        assertThat(run.rejected)
                .extracting(rejected -> rejected.cause().getMessage())
                .containsExactly(
                        "Line 2, column reported: '2001-01-07T23:36' is not a time with offset such"
                                + " as 2001-01-08T00:01Z",
                        "Line 3, column delay_min: '5x' is not a whole number of 32 bits",
                        "Line 4, column delay_min: '' is not a whole number of 32 bits");
        assertThat(run.rejected.get(1).payload()).isEqualTo(",HNL,5x");
    }

    @Test
    void showsControlCharactersOfAValueAsEscapes() throws Exception {
        Path file = file("n\n\u001b[2J\u202e1\n");

        var run = SourceRun.whole(FileSource.csv(row -> row.getInt("n"), file));

        assertThat(run.rejected.get(0).cause()).hasMessageContaining("'\\u001b[2J\\u202e1'");
    }

    @Test
    void saysHowManyColumnsARowHas() throws Exception {
        Path file = file("a,b\n1\n1,2,3\n1,2\n");

        var run = SourceRun.whole(FileSource.csv(row -> row.getInt("a"), file));

        assertThat(run.values()).containsExactly(1);
        assertThat(run.rejected)
                .extracting(rejected -> rejected.cause().getMessage())
                .containsExactly(
                        "Line 2 has 1 columns instead of 2: '1'",
                        "Line 3 has 3 columns instead of 2: '1,2,3'");
    }

    @Test
    void rejectsARowWhoseMapperThrowsWithWhatItThrew() throws Exception {
        IllegalStateException thrown = new IllegalStateException("no");

        var run =
                SourceRun.whole(
                        FileSource.csv(
                                row -> {
                                    throw thrown;
                                },
                                file("a\n1\n")));

        assertThat(run.rejected.get(0).cause()).isSameAs(thrown);
    }

    @Test
    void refusesAClassItCannotRead() {
        record Odd(Thread thread) {}

        assertThatThrownBy(() -> FileSource.csv(Odd.class, dir))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read as java.lang.Thread");
    }

    @Test
    void readsJsonOfAnyShapeAndOfAClass() throws Exception {
        record Order(long id, Instant at, Optional<String> note) {}
        Path file =
                write(
                        dir.resolve("a.jsonl"),
                        "{\"id\":1,\"at\":\"2001-01-08T18:00:00Z\",\"x\":[1]}\n\n"
                                + "{\"id\":2,\"at\":\"2001-01-08T18:00:00Z\",\"note\":\"☃\"}");
        Instant at = Instant.parse("2001-01-08T18:00:00Z");

        assertThat(SourceRun.whole(FileSource.jsonLines(Order.class, file)).values())
                .containsExactly(
                        new Order(1, at, Optional.empty()), new Order(2, at, Optional.of("☃")));
        assertThat(SourceRun.whole(FileSource.jsonLines(JsonNode.class, file)).values())
                .extracting(node -> node.get("id").asInt())
                .containsExactly(1, 2);
    }
}
