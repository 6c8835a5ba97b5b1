// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the whole program on a few lines. CI compares the whole week with a recomputation. */
class FlightsTest {
    private static final String HEADER =
            "reported,scheduled,origin,destination,delay_min,distance_mi";

    @TempDir Path folder;
    private final List<String> lines = new ArrayList<>(List.of(HEADER));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void sumsUpHoursAndTakesLateFlightsIn(int parallelism) throws Exception {
        flight("2001-01-08T10:10Z", "2001-01-08T10:00Z", "BOS", 10);
        flight("2001-01-08T10:40Z", "2001-01-08T10:20Z", "BOS", 20);
        flight("2001-01-09T12:00Z", "2001-01-09T12:00Z", "JFK", 0);
        flight("2001-01-09T12:59Z", "2001-01-08T10:59Z", "BOS", 1560);

        run("--parallelism", String.valueOf(parallelism));

        assertThat(lastRows("hourly", 2))
                .containsOnly(
                        Map.entry("2001-01-08T10:00Z,BOS", "3,1590,1560,2"),
                        Map.entry("2001-01-09T12:00Z,JFK", "1,0,0,0"));
    }

    @Test
    void leavesOutFlightsThatAreLaterThanAllowed() throws Exception {
        flight("2001-01-09T12:00Z", "2001-01-09T12:00Z", "JFK", 0);
        flight("2001-01-09T12:01Z", "2001-01-08T10:00Z", "BOS", 1561);

        run("--lateness", "1", "--parallelism", "1", "--pace", "60");

        assertThat(lastRows("hourly", 2)).containsOnlyKeys("2001-01-09T12:00Z,JFK");
    }

    @Test
    void ranksAirportsWithFiveDeparturesOrMore() throws Exception {
        for (int i = 0; i < 5; i++) {
            flight("2001-01-08T10:30Z", "2001-01-08T10:20Z", "BOS", 10 + i);
            flight("2001-01-08T10:30Z", "2001-01-08T10:20Z", "ATL", 10 + i);
            flight("2001-01-08T10:30Z", "2001-01-08T10:20Z", "JFK", 7 + i / 4);
        }
        flight("2001-01-08T10:30Z", "2001-01-08T10:20Z", "ORD", 500);

        run();

        assertThat(lastRows("worst", 2))
                .hasSize(12 * 3)
                .containsEntry("2001-01-08T10:30Z,1", "ATL,5,12.00")
                .containsEntry("2001-01-08T10:30Z,2", "BOS,5,12.00")
                .containsEntry("2001-01-08T13:15Z,3", "JFK,5,7.20");
    }

    @Test
    void alertsOnThreeLongDelaysInARowAndStartsAnew() throws Exception {
        int minute = 10;
        for (int delayMin : List.of(60, 61, 59, 60, 70, 80, 90, 100)) {
            flight("2001-01-08T10:" + minute++ + "Z", "2001-01-08T09:00Z", "BOS", delayMin);
            flight("2001-01-08T10:" + minute + "Z", "2001-01-08T09:00Z", "JFK", 0);
        }

        run();

        assertThat(rows("alerts")).containsExactly("BOS,2001-01-08T10:15Z,210");
    }

    @Test
    void putsMalformedLinesAsideAndGoesOn() throws Exception {
        flight("2001-01-08T10:10Z", "2001-01-08T10:00Z", "BOS", 10);
        lines.add("2001-01-08T10:11Z,yesterday,BOS,JFK,11,187");
        lines.add("2001-01-08T10:12Z");
        flight("2001-01-08T10:13Z", "2001-01-08T10:03Z", "BOS", 10);

        run();

        assertThat(lastRows("hourly", 2))
                .containsOnly(Map.entry("2001-01-08T10:00Z,BOS", "2,20,10,0"));
        assertThat(rows("rejected"))
                .hasSize(2)
                .anyMatch(it -> it.contains("flights.csv,3,") && it.contains("yesterday"))
                .anyMatch(it -> it.contains("flights.csv,4,"));
    }

    @Test
    void replacesItsOwnResultsAndNothingElse() throws Exception {
        flight("2001-01-08T10:10Z", "2001-01-08T10:00Z", "BOS", 10);
        lines.add("no flight");
        run("--parallelism", "4");
        Path notes = Files.writeString(output().resolve("notes.csv"), "mine");
        lines.remove("no flight");

        run("--parallelism", "1");

        assertThat(rows("hourly")).containsExactly("2001-01-08T10:00Z,BOS,1,10,10,0");
        assertThat(rows("rejected")).isEmpty();
        assertThat(notes).hasContent("mine");
    }

    @Test
    void finishesOnceWithCheckpoints() throws Exception {
        flight("2001-01-08T10:10Z", "2001-01-08T10:00Z", "BOS", 10);
        lines.add("no flight");
        String checkpoints = folder.resolve("checkpoints").toString();
        run("--checkpoint", checkpoints);
        List<Path> results = new OutputFolder(output()).results();

        run("--checkpoint", checkpoints);

        assertThat(new OutputFolder(output()).results()).isEqualTo(results);
        assertThat(rows("hourly")).containsExactly("2001-01-08T10:00Z,BOS,1,10,10,0");
        assertThat(rows("rejected")).hasSize(1);
    }

    @Test
    void failsBeforeItWritesAnythingIfThereIsNoInput() throws Exception {
        Path missing = folder.resolve("missing.csv");

        int code = Flights.run("--input", missing.toString(), "--output", output().toString());

        assertThat(code).isEqualTo(1);
        assertThat(output()).doesNotExist();
    }

    @Test
    void failsWithoutAResultIfTheHeaderIsAnotherOne() throws Exception {
        lines.set(0, "a,b,c");

        assertThat(runWithCode()).isEqualTo(1);
        assertThat(output()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--speed=2",
                "--pace=-1",
                "--pace=fast",
                "--parallelism=0",
                "--checkpoint-every=0",
                "--lateness=-1",
                "extra"
            })
    void refusesWhatMakesNoSense(String option) throws Exception {
        assertThat(runWithCode(option)).isEqualTo(2);
        assertThat(output()).doesNotExist();
    }

    private void flight(String reported, String scheduled, String origin, int delayMin) {
        lines.add(String.join(",", reported, scheduled, origin, "LAX", "" + delayMin, "1000"));
    }

    private Path output() {
        return folder.resolve("out");
    }

    private void run(String... options) throws IOException {
        assertThat(runWithCode(options)).isZero();
    }

    private int runWithCode(String... options) throws IOException {
        Path input = Files.write(folder.resolve("flights.csv"), lines);
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--input", input.toString(), "--output", output().toString()));
        return Flights.run(all.toArray(String[]::new));
    }

    /** All rows of a result, whose files each begin with the same header. */
    private List<String> rows(String result) throws IOException {
        List<String> rows = new ArrayList<>();
        Set<String> headers = new HashSet<>();
        for (Path file : new OutputFolder(output()).results()) {
            if (file.getFileName().toString().startsWith(result)) {
                List<String> content = Files.readAllLines(file);
                headers.add(content.get(0));
                rows.addAll(content.subList(1, content.size()));
            }
        }
        assertThat(headers).hasSizeLessThan(2);
        return rows;
    }

    private Map<String, String> lastRows(String result, int keyFields) throws IOException {
        Map<String, String> last = new TreeMap<>();
        for (String row : rows(result)) {
            String[] fields = row.split(",");
            String key = String.join(",", List.of(fields).subList(0, keyFields));
            last.put(key, row.substring(key.length() + 1));
        }
        return last;
    }
}
