// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.engine.inspect.KeyPage;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.StateReading;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The state of jobs. */
final class StatePages {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final JsonForm FORM = new JsonForm();

    private final JobBook book;

    StatePages(JobBook book) {
        this.book = book;
    }

    void states(Context ctx) {
        refuseCheckpoint(ctx);
        ObjectNode answer = Json.mapper().createObjectNode().putNull("checkpoint");
        answer.set("operators", Json.mapper().valueToTree(JobPages.job(book, ctx).view().states()));
        ctx.json(answer);
    }

    void value(Context ctx) {
        refuseCheckpoint(ctx);
        String operator = ctx.pathParam("operator");
        String state = ctx.pathParam("state");
        String key = ctx.queryParam("key");
        StateReading<JsonForm.Shown> read =
                JobPages.job(book, ctx)
                        .view()
                        .read(operator, state, key == null ? null : new KeyText(key), FORM);
        ObjectNode answer =
                Json.mapper()
                        .createObjectNode()
                        .put("operator", operator)
                        .put("state", state)
                        .put("scope", read.scope().name())
                        .put("kind", read.kind().name());
        JsonForm.Shown shownKey = read.key();
        answer.set("key", shownKey == null ? null : shownKey.node());
        answer.putNull("checkpoint")
                .put("readMs", read.readMs())
                .put("watermark", read.watermark());
        ArrayNode entries = answer.putArray("entries");
        read.entries().forEach(entry -> entries.add(entry(entry)));
        ctx.json(answer);
    }

    private static ObjectNode entry(StateReading.Entry<JsonForm.Shown> entry) {
        ObjectNode node = Json.mapper().createObjectNode().put("subtask", entry.subtask());
        node.set("window", Json.mapper().valueToTree(entry.window()));
        node.set("value", entry.value().node());
        return node.put("expiresMs", entry.expiresMs()).put("truncated", entry.value().truncated());
    }

    void keys(Context ctx) {
        refuseCheckpoint(ctx);
        String operator = ctx.pathParam("operator");
        String state = ctx.pathParam("state");
        int limit = number(ctx, "limit", 1, LARGEST_PAGE, PAGE);
        KeyPage<JsonForm.Shown> page =
                JobPages.job(book, ctx)
                        .view()
                        .keys(operator, state, ctx.queryParam("after"), limit, FORM);
        ObjectNode answer =
                Json.mapper().createObjectNode().put("operator", operator).put("state", state);
        ArrayNode keys = answer.putArray("keys");
        for (KeyPage.Entry<JsonForm.Shown> entry : page.keys()) {
            ObjectNode node = keys.addObject();
            node.set("key", entry.key().node());
            node.put("text", entry.text())
                    .put("subtask", entry.subtask())
                    .put("keyGroup", entry.keyGroup());
        }
        ctx.json(answer.put("next", page.next()));
    }

    private static void refuseCheckpoint(Context ctx) {
        if (ctx.queryParam("checkpoint") != null) {
            number(ctx, "checkpoint", 1, Integer.MAX_VALUE, 1);
            throw Problem.notImplemented(
                    "State of checkpoints cannot be read over REST yet; the command"
                            + " 'millrace snapshot get' reads it in the directory");
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
