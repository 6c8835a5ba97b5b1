// SPDX-License-Identifier: Apache-2.0

import static java.util.Comparator.comparing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Computes the three answers of the flights job from the whole file at once, without windows, watermarks or Millrace,
 * and compares them with what the job wrote: {@code java RecomputeFlights.java flights.csv.gz output-folder}. Prints what
 * differs and exits with 1 if anything does.
 *
 * <p>It may look at the file as a whole because no record of it is later than the job allows: the job is wrong if it
 * drops one.
 */
final class RecomputeFlights {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SLIDE = Duration.ofMinutes(15);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmX");
    private static final int SLIDES_PER_WINDOW = 12;
    private static final int MANY_ENOUGH_TO_RANK = 5;
    private static final int RANKS = 5;
    private static final int LONG_DELAY_MIN = 60;
    private static final int STREAK = 3;
    private static final int DIFFERENCES_SHOWN = 10;

    private static final Comparator<Delays> BY_RANK =
            ((Comparator<Delays>) Delays::byFallingAverage).thenComparing(it -> it.airport);

    private RecomputeFlights() {}

    public static void main(String[] args) throws IOException {
        List<Flight> flights = read(Path.of(args[0]));
        Path output = Path.of(args[1]);
        int differences =
                compare("hourly", hourly(flights), lastRows(output, "hourly", 2))
                        + compare("worst", worst(flights), lastRows(output, "worst", 2))
                        + compare("alerts", alerts(flights), lastRows(output, "alerts", 3));
        System.exit(differences == 0 ? 0 : 1);
    }

    record Flight(Instant scheduled, String reported, String origin, int delayMin) {
        static Flight parse(String line) {
            String[] fields = line.split(",");
            Instant scheduled = Instant.parse(fields[1].replace("Z", ":00Z"));
            return new Flight(scheduled, fields[0], fields[2], Integer.parseInt(fields[4]));
        }
    }

    static final class Delays {
        final String airport;
        int flights;
        long sumMin;
        int maxMin = Integer.MIN_VALUE;
        int delayed15;

        Delays(String airport) {
            this.airport = airport;
        }

        void add(Flight flight) {
            flights++;
            sumMin += flight.delayMin();
            maxMin = Math.max(maxMin, flight.delayMin());
            delayed15 += flight.delayMin() > 15 ? 1 : 0;
        }

        /** Exact: {@code a / b > c / d} asked as {@code a * d > c * b}. */
        static int byFallingAverage(Delays one, Delays other) {
            return Long.compare(other.sumMin * one.flights, one.sumMin * other.flights);
        }

        BigDecimal averageMin() {
            return BigDecimal.valueOf(sumMin).divide(BigDecimal.valueOf(flights), 2, RoundingMode.HALF_UP);
        }
    }

    static Map<String, String> hourly(List<Flight> flights) {
        Map<String, Delays> byHour = new HashMap<>();
        for (Flight flight : flights) {
            String key = minutes(floor(flight.scheduled(), HOUR)) + "," + flight.origin();
            byHour.computeIfAbsent(key, k -> new Delays(flight.origin())).add(flight);
        }
        Map<String, String> rows = new TreeMap<>();
        byHour.forEach(
                (key, it) -> rows.put(key, it.flights + "," + it.sumMin + "," + it.maxMin + "," + it.delayed15));
        return rows;
    }

    static Map<String, String> worst(List<Flight> flights) {
        Map<Instant, Map<String, Delays>> byEnd = new HashMap<>();
        for (Flight flight : flights) {
            Instant end = floor(flight.scheduled(), SLIDE);
            for (int i = 0; i < SLIDES_PER_WINDOW; i++) {
                end = end.plus(SLIDE);
                byEnd.computeIfAbsent(end, e -> new HashMap<>())
                        .computeIfAbsent(flight.origin(), Delays::new)
                        .add(flight);
            }
        }
        Map<String, String> rows = new TreeMap<>();
        byEnd.forEach((end, airports) -> rank(end, airports, rows));
        return rows;
    }

    private static void rank(Instant end, Map<String, Delays> airports, Map<String, String> rows) {
        List<Delays> worst =
                airports.values().stream()
                        .filter(it -> it.flights >= MANY_ENOUGH_TO_RANK)
                        .sorted(BY_RANK)
                        .limit(RANKS)
                        .toList();
        for (int i = 0; i < worst.size(); i++) {
            Delays it = worst.get(i);
            String average = it.averageMin().toPlainString();
            rows.put(minutes(end) + "," + (i + 1), it.airport + "," + it.flights + "," + average);
        }
    }

    static Map<String, String> alerts(List<Flight> flights) {
        Map<String, List<Flight>> streaks = new HashMap<>();
        Map<String, String> rows = new TreeMap<>();
        for (Flight flight : flights) {
            List<Flight> streak = streaks.computeIfAbsent(flight.origin(), o -> new ArrayList<>());
            if (flight.delayMin() < LONG_DELAY_MIN) {
                streak.clear();
                continue;
            }
            streak.add(flight);
            if (streak.size() == STREAK) {
                int sumMin = streak.stream().mapToInt(Flight::delayMin).sum();
                count(rows, flight.origin() + "," + flight.reported() + "," + sumMin);
                streak.clear();
            }
        }
        return rows;
    }

    /** What the job wrote: the last row of each key, and for rows that are all key how often each one stands there. */
    static Map<String, String> lastRows(Path output, String name, int keyFields) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (Path file : files(output, name)) {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                String[] fields = line.split(",");
                String key = String.join(",", List.of(fields).subList(0, keyFields));
                if (keyFields == fields.length) {
                    count(rows, key);
                } else {
                    rows.put(key, line.substring(key.length() + 1));
                }
            }
        }
        return rows;
    }

    private static void count(Map<String, String> rows, String row) {
        rows.merge(row, "1", (had, one) -> String.valueOf(Integer.parseInt(had) + 1));
    }

    /** The parts of one result in the order they were written, so that part 10 follows part 9. */
    private static List<Path> files(Path output, String name) throws IOException {
        try (Stream<Path> all = Files.list(output)) {
            return all.filter(it -> it.getFileName().toString().matches(name + ".*\\.csv"))
                    .sorted(comparing((Path it) -> it.toString().length()).thenComparing(Path::toString))
                    .toList();
        }
    }

    static int compare(String name, Map<String, String> expected, Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        expected.forEach(
                (key, value) -> {
                    if (!value.equals(found.get(key))) {
                        differences.add(key + ": expected " + value + " but found " + found.get(key));
                    }
                });
        found.forEach(
                (key, value) -> {
                    if (!expected.containsKey(key)) {
                        differences.add(key + ": expected nothing but found " + value);
                    }
                });
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(it -> System.out.println("  " + name + " " + it));
        System.out.printf("  %s: %d rows, %d differences%n", name, expected.size(), differences.size());
        return differences.size();
    }

    private static List<Flight> read(Path file) throws IOException {
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Flight::parse).toList();
        }
    }

    private static String minutes(Instant time) {
        return MINUTES.format(time.atOffset(ZoneOffset.UTC));
    }

    private static Instant floor(Instant time, Duration unit) {
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), unit.toMillis()) * unit.toMillis());
    }
}
