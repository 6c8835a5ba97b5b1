// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.taxi;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A day of a taxi company. The same seed makes the same day.
 *
 * <pre>{@code
 * TaxiDay day = TaxiDay.ofSeed(42);
 * List<TaxiRide> rides = day.rides();
 * List<TaxiFare> fares = day.fares();
 * }</pre>
 *
 * <p>Events stand in the order in which they were reported, each up to {@link #LONGEST_DELAY} after
 * it happened: so they are out of order, and the end of a short ride may come before its start. One
 * ride in ten starts or ends outside New York, about one in thirty takes over two hours, and of one
 * in fifty the end is never reported.
 */
public final class TaxiDay {
    /** How much later than it happened an event is reported at most. */
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private static final Instant MIDNIGHT = Instant.parse("2026-03-14T00:00:00Z");
    private static final int RIDES = 4_000;
    private static final int DRIVERS = 150;
    private static final int DAY_S = 24 * 60 * 60;
    private static final int SHORTEST_RIDE_S = 60;
    private static final int USUAL_RIDE_S = 45 * 60;
    private static final int LONG_RIDE_S = 5 * 60 * 60;

    private record Reported<T>(Instant at, T event) {}

    private final Random random;
    private final List<Reported<TaxiRide>> rides = new ArrayList<>();
    private final List<Reported<TaxiFare>> fares = new ArrayList<>();

    private TaxiDay(long seed) {
        random = new Random(seed);
        for (int rideId = 1; rideId <= RIDES; rideId++) {
            drive(rideId);
        }
    }

    /** The day that this seed makes. */
    public static TaxiDay ofSeed(long seed) {
        return new TaxiDay(seed);
    }

    /** The start of every ride and the end of nearly every one, in the order of their reports. */
    public List<TaxiRide> rides() {
        return inOrder(rides);
    }

    /** What was paid for every ride, in the order of the reports. */
    public List<TaxiFare> fares() {
        return inOrder(fares);
    }

    private static <T> List<T> inOrder(List<Reported<T>> reports) {
        return reports.stream().sorted(comparing(Reported::at)).map(Reported::event).toList();
    }

    private void drive(long rideId) {
        long driverId = 1L + random.nextInt(DRIVERS);
        Instant start = MIDNIGHT.plusSeconds(random.nextInt(DAY_S));
        Instant end = start.plusSeconds(lengthS());
        Place from = place();
        Place to = place();
        report(rides, start, new TaxiRide(rideId, true, start, driverId, from, to));
        if (!oneIn(50)) {
            report(rides, end, new TaxiRide(rideId, false, end, driverId, from, to));
        }
        long fareCents = 300L + random.nextInt(5_000);
        long tipCents = oneIn(3) ? 0 : fareCents * (5L + random.nextInt(20)) / 100;
        report(fares, start, new TaxiFare(rideId, driverId, start, fareCents, tipCents));
    }

    private int lengthS() {
        return SHORTEST_RIDE_S + random.nextInt(oneIn(20) ? LONG_RIDE_S : USUAL_RIDE_S);
    }

    private Place place() {
        double south = oneIn(20) ? 42 : 40.6;
        return new Place(thousandths(-74, 250), thousandths(south, 300));
    }

    /** As near to {@code from} as some thousandths of a degree. */
    private double thousandths(double from, int some) {
        return Math.round(from * 1000 + random.nextInt(some)) / 1000.0;
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private <T> void report(List<Reported<T>> reports, Instant happened, T event) {
        int delayS = random.nextInt((int) LONGEST_DELAY.toSeconds());
        reports.add(new Reported<>(happened.plusSeconds(delayS), event));
    }
}
