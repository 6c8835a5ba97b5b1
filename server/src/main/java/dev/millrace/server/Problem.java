// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Why a request has no answer; what the client sees of it, as RFC 9457 has it. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final String CONTENT_TYPE = "application/problem+json";

    /** Longest detail that is sent: names in it may be anything. */
    private static final int DETAIL_CHARS = 1_000;

    private final int status;

    private Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, detail);
    }

    static Problem unauthorized(String detail) {
        return new Problem(401, detail);
    }

    static Problem forbidden(String detail) {
        return new Problem(403, detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, detail);
    }

    static Problem conflict(String detail) {
        return new Problem(409, detail);
    }

    static Problem tooLarge(String detail) {
        return new Problem(413, detail);
    }

    static Problem tooMany(String detail) {
        return new Problem(429, detail);
    }

    void answer(Context ctx) {
        answer(ctx, status, getMessage());
    }

    static void answer(Context ctx, int status, @Nullable String detail) {
        ctx.status(status).contentType(CONTENT_TYPE).result(text(status, detail, ctx.path()));
        if (status == 401) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
    }

    /** The JSON of a problem. */
    static String text(int status, @Nullable String detail, String path) {
        String said = detail == null ? title(status) : detail;
        String cut = said.length() > DETAIL_CHARS ? said.substring(0, DETAIL_CHARS) + "…" : said;
        try {
            return Json.mapper()
                    .writeValueAsString(
                            Json.mapper()
                                    .createObjectNode()
                                    .put("type", "about:blank")
                                    .put("title", title(status))
                                    .put("status", status)
                                    .put("detail", cut)
                                    .put("instance", path));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem of plain texts was no JSON", e);
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Conflict";
            case 413 -> "Too large";
            case 414 -> "URI too long";
            case 429 -> "Too many requests";
            case 431 -> "Header too large";
            case 503 -> "Not available";
            default -> status >= 500 ? "Internal error" : "Not understood";
        };
    }
}
