// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import dev.millrace.benchmarks.trial.Moment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks as a monitoring system and an open dashboard do: all metrics each second, and a stream of
 * updates.
 */
record Scraping(Page page) {
    private static final long EVERY_MS = 1_000;
    private static final String COUNTED = "numRecordsIn{";

    /** Looks until the time is over; metrics and updates count as answers. */
    Seen run(long ms) throws Exception {
        Moment from = Moment.with(0);
        AtomicLong updates = new AtomicLong();
        HttpURLConnection stream = page.open(events());
        stream.setRequestProperty("Accept", "text/event-stream");
        CompletableFuture<Void> listening =
                CompletableFuture.runAsync(() -> listen(stream, updates));
        long scraped = 0;
        for (long left = ms; left > 0; left -= EVERY_MS) {
            scrape();
            scraped++;
            TimeUnit.MILLISECONDS.sleep(Math.min(left, EVERY_MS));
        }
        if (listening.isDone() || updates.get() == 0) {
            throw new WrongAnswerException("the stream of updates ended or said nothing");
        }
        stream.disconnect();
        return Seen.between(from, Moment.with(scraped + updates.get()), 0, 0);
    }

    private void scrape() throws IOException {
        String metrics = new String(page.get("/metrics"), StandardCharsets.UTF_8);
        if (!metrics.contains(COUNTED)) {
            throw new WrongAnswerException("no records are counted in " + metrics);
        }
    }

    private String events() throws IOException {
        return StatePage.job(page) + "/events";
    }

    private static void listen(HttpURLConnection stream, AtomicLong updates) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: update")) {
                    updates.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            return;
        }
    }
}
