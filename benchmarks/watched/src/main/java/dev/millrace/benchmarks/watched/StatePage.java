// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads the count of a key in the only job of a server. Used by any number of threads. */
final class StatePage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOBS = "/api/v1/jobs";

    private final Page page;
    private final String path;

    /**
     * @param path of the state
     */
    private StatePage(Page page, String path) {
        this.page = page;
        this.path = path;
    }

    /** The path of the only job. */
    static String job(Page page) throws IOException {
        JsonNode jobs = JSON.readTree(page.get(JOBS)).get("jobs");
        return JOBS + "/" + jobs.get(0).get("id").asText();
    }

    /** Finds the state of the running count. */
    static StatePage in(Page page) throws IOException {
        String states = job(page) + "/state";
        for (JsonNode operator : JSON.readTree(page.get(states)).get("operators")) {
            for (JsonNode state : operator.get("states")) {
                if (state.get("name").asText().equals("aggregated")) {
                    String id = Page.encoded(operator.get("id").asText());
                    return new StatePage(page, states + "/" + id + "/aggregated");
                }
            }
        }
        throw new IllegalStateException("the job has no state 'aggregated'");
    }

    /**
     * How often a key has been seen, 0 if there is nothing of it: some keys are never drawn.
     *
     * @throws WrongAnswerException if it is no answer to this question
     */
    long count(long key) throws IOException {
        Optional<byte[]> found = page.find(path + "?key=" + key);
        if (found.isEmpty()) {
            return 0;
        }
        return countIn(JSON.readTree(found.get()), key);
    }

    /**
     * How often each of several keys has been seen, by one request.
     *
     * @throws WrongAnswerException if it is no answer to this question
     */
    long[] counts(long[] keys) throws IOException {
        StringBuilder asked = new StringBuilder(path).append("/values");
        for (int i = 0; i < keys.length; i++) {
            asked.append(i == 0 ? "?key=" : "&key=").append(keys[i]);
        }
        JsonNode values = JSON.readTree(page.get(asked.toString())).get("values");
        long[] counts = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            boolean isThere = !values.get(i).get("entries").isEmpty();
            counts[i] = isThere ? countIn(values.get(i), keys[i]) : 0;
        }
        return counts;
    }

    private static long countIn(JsonNode answer, long key) throws WrongAnswerException {
        JsonNode entries = answer.get("entries");
        if (answer.get("key").asLong(-1) != key || entries.size() != 1) {
            throw new WrongAnswerException("asked for " + key + ", got " + answer);
        }
        JsonNode value = entries.get(0).get("value");
        if (!value.isIntegralNumber()) {
            throw new WrongAnswerException("no number of " + key + ": " + answer);
        }
        return value.asLong();
    }
}
