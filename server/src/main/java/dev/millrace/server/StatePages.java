// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.inspect.KeyAnswer;
import dev.millrace.engine.inspect.KeyPage;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.StateReading;
import dev.millrace.engine.inspection.CheckpointSummary;
import dev.millrace.engine.inspection.SnapshotDirectory;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of jobs. */
final class StatePages {
    private static final Logger LOG = LoggerFactory.getLogger(StatePages.class);
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    /** As many as a request line has room for, and a subtask reads between two steps. */
    private static final int MOST_KEYS = 100;

    private static final JsonForm FORM = new JsonForm();

    private final JobBook book;

    StatePages(JobBook book) {
        this.book = book;
    }

    void states(Context ctx) {
        ShownJob job = JobPages.job(book, ctx);
        PastState past = past(ctx, job);
        if (past != null) {
            ctx.json(past.states());
            return;
        }
        ObjectNode answer = Json.mapper().createObjectNode().putNull("checkpoint");
        answer.set("operators", Json.mapper().valueToTree(job.view().states()));
        ctx.json(answer);
    }

    void value(Context ctx) {
        ShownJob job = JobPages.job(book, ctx);
        String operator = ctx.pathParam("operator");
        String state = ctx.pathParam("state");
        String key = ctx.queryParam("key");
        PastState past = past(ctx, job);
        if (past != null) {
            ctx.json(past.value(operator, state, key));
            return;
        }
        StateReading<JsonForm.Shown> read =
                job.view().read(operator, state, key == null ? null : new KeyText(key), FORM);
        ObjectNode answer =
                Json.mapper()
                        .createObjectNode()
                        .put("operator", operator)
                        .put("state", state)
                        .put("scope", read.scope().name())
                        .put("kind", read.kind().name());
        answer.putNull("checkpoint");
        put(read, answer);
        ctx.json(answer);
    }

    /** Several keys at once, for whoever reads many: what an answer costs is the asking. */
    void values(Context ctx) {
        ShownJob job = JobPages.job(book, ctx);
        String operator = ctx.pathParam("operator");
        String state = ctx.pathParam("state");
        List<String> keys = ctx.queryParams("key");
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw Problem.badRequest(
                    "Say which keys, at most "
                            + MOST_KEYS
                            + ", each by a parameter key; there are "
                            + keys.size());
        }
        PastState past = past(ctx, job);
        ctx.json(
                past == null
                        ? values(job.view(), operator, state, keys)
                        : past.values(operator, state, keys));
    }

    private static ObjectNode values(
            JobView view, String operator, String state, List<String> keys) {
        List<KeyAnswer<JsonForm.Shown>> read =
                view.readEach(operator, state, keys.stream().map(KeyText::new).toList(), FORM);
        ObjectNode answer =
                Json.mapper().createObjectNode().put("operator", operator).put("state", state);
        ArrayNode values = answer.putNull("checkpoint").putArray("values");
        for (int i = 0; i < keys.size(); i++) {
            ObjectNode value = values.addObject().put("asked", keys.get(i));
            StateReading<JsonForm.Shown> reading = read.get(i).reading();
            if (reading == null) {
                putNothing(value);
            } else {
                put(reading, value);
            }
            value.put("reason", read.get(i).reason());
        }
        return answer;
    }

    private static void put(StateReading<JsonForm.Shown> read, ObjectNode answer) {
        JsonForm.Shown key = read.key();
        if (key == null) {
            answer.putNull("key");
        } else {
            answer.putRawValue("key", key.raw());
        }
        answer.put("readMs", read.readMs()).put("watermark", read.watermark());
        ArrayNode entries = answer.putArray("entries");
        read.entries().forEach(entry -> put(entry, entries.addObject()));
    }

    private static void put(StateReading.Entry<JsonForm.Shown> entry, ObjectNode answer) {
        answer.put("subtask", entry.subtask())
                .set("window", Json.mapper().valueToTree(entry.window()));
        answer.putRawValue("value", entry.value().raw());
        answer.put("expiresMs", entry.expiresMs()).put("truncated", entry.value().truncated());
    }

    /** In place of what a key has. */
    static void putNothing(ObjectNode answer) {
        answer.putNull("key").putNull("readMs").putNull("watermark").putArray("entries");
    }

    void keys(Context ctx) {
        ShownJob job = JobPages.job(book, ctx);
        String operator = ctx.pathParam("operator");
        String state = ctx.pathParam("state");
        int limit = number(ctx, "limit", 1, LARGEST_PAGE, PAGE);
        PastState past = past(ctx, job);
        if (past != null) {
            PastKeys.Place after = PastKeys.Place.of(ctx.queryParam("after"));
            ctx.json(past.keys(operator, state, after, limit));
            return;
        }
        KeyPage<JsonForm.Shown> page =
                job.view().keys(operator, state, ctx.queryParam("after"), limit, FORM);
        ObjectNode answer =
                Json.mapper().createObjectNode().put("operator", operator).put("state", state);
        ArrayNode keys = answer.putArray("keys");
        for (KeyPage.Entry<JsonForm.Shown> entry : page.keys()) {
            ObjectNode node = keys.addObject();
            node.putRawValue("key", entry.key().raw());
            node.put("text", entry.text())
                    .put("subtask", entry.subtask())
                    .put("keyGroup", entry.keyGroup());
        }
        ctx.json(answer.put("next", page.next()));
    }

    /**
     * The checkpoint that is meant: the one that was named, or the last of a job that has ended and
     * has one; null for the job itself.
     */
    private static @Nullable PastState past(Context ctx, ShownJob job) {
        boolean isNamed = ctx.queryParam("checkpoint") != null;
        int named = number(ctx, "checkpoint", 1, Integer.MAX_VALUE, 0);
        SnapshotDirectory directory = job.checkpointDirectory();
        if (!isNamed && (directory == null || !job.handle().status().isTerminal())) {
            return null;
        }
        if (directory == null) {
            throw Problem.conflict("The job takes no checkpoints: call enableCheckpointing(...)");
        }
        List<CheckpointSummary> all = readable(directory);
        CheckpointSummary found = null;
        for (CheckpointSummary each : all) {
            boolean isMeant =
                    isNamed ? each.epoch() == named : job.handle().name().equals(each.job());
            found = isMeant ? each : found;
        }
        if (found == null && isNamed) {
            throw Problem.notFound(
                    "Checkpoint "
                            + named
                            + " is not retained; there are "
                            + all.stream().map(CheckpointSummary::epoch).toList());
        }
        return found == null ? null : new PastState(directory, found);
    }

    private static List<CheckpointSummary> readable(SnapshotDirectory directory) {
        try {
            return directory.list().stream().filter(each -> each.damage() == null).toList();
        } catch (IOException e) {
            LOG.warn("The checkpoint directory cannot be read", e);
            throw Problem.notFound(
                    "The checkpoint directory cannot be read; the server's log says more");
        }
    }

    /** A parameter that is a whole number. */
    static int number(Context ctx, String name, int least, int most, int otherwise) {
        @Nullable String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Problem.badRequest(
                "Parameter "
                        + name
                        + " is '"
                        + text
                        + "' but must be a whole number from "
                        + least
                        + " to "
                        + most);
    }
}
