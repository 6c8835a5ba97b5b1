// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets requests in or turns them away, before anything else looks at them. */
final class Gate {
    /** Whoever changes anything says so by this header, which no form of another page can set. */
    static final String MUTATION_HEADER = "X-Millrace-Request";

    /** Larger than any body that a request here has. */
    static final int MOST_BODY_BYTES = 64 * 1024;

    /** Where the role of the caller is kept for handlers. */
    static final String ROLE = "role";

    private static final String BEARER = "bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private final Tokens tokens;
    private final Set<String> hosts;

    Gate(Tokens tokens, Set<String> hosts) {
        this.tokens = tokens;
        this.hosts = hosts;
    }

    /** For every request, whether there is anything at its path or not. */
    void greet(Context ctx) {
        ctx.header("Content-Security-Policy", CONTENT_POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        requireOwnHost(ctx.header("Host"));
        requirePlainPath(ctx);
        requireSmallBody(ctx);
        ctx.attribute(ROLE, roleOf(ctx.header("Authorization")));
    }

    /** For requests to something that is there. */
    void check(Context ctx) {
        Role needed = Role.OPERATOR;
        for (RouteRole role : ctx.routeRoles()) {
            needed = (Role) role;
        }
        Role given = role(ctx);
        if (needed != Role.ANYONE && given == Role.ANYONE) {
            throw Problem.unauthorized(
                    "Send the token of the server's folder as Authorization: Bearer <token>");
        }
        if (!given.allows(needed)) {
            throw Problem.forbidden("This takes an operator's token, and yours is a viewer's");
        }
        if (!READING.contains(ctx.method().name()) && !"1".equals(ctx.header(MUTATION_HEADER))) {
            throw Problem.forbidden("Whoever changes something sends " + MUTATION_HEADER + ": 1");
        }
    }

    static Role role(Context ctx) {
        Role role = ctx.attribute(ROLE);
        return role == null ? Role.ANYONE : role;
    }

    private Role roleOf(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Role.ANYONE;
        }
        return tokens.roleOf(authorization.substring(BEARER.length()).strip());
    }

    /** A page of another site that has its name point here is none of ours. */
    private void requireOwnHost(@Nullable String host) {
        if (host == null || !hosts.contains(withoutPort(host).toLowerCase(Locale.ROOT))) {
            throw Problem.forbidden("This server goes by other names than this Host");
        }
    }

    /** Parameters of a path mean nothing here, and nobody checks how they are encoded. */
    private static void requirePlainPath(Context ctx) {
        if (ctx.req().getRequestURI().indexOf(';') >= 0) {
            throw Problem.badRequest("A path has no parameters here; encode ; as %3B");
        }
    }

    /** What is announced as too large is not waited for. */
    private static void requireSmallBody(Context ctx) {
        if (ctx.req().getContentLengthLong() > MOST_BODY_BYTES) {
            throw Problem.tooLarge("A body may have " + MOST_BODY_BYTES + " bytes");
        }
    }

    /** The body of a request, however its length is announced. */
    static byte[] body(Context ctx) {
        try {
            byte[] body = ctx.bodyInputStream().readNBytes(MOST_BODY_BYTES + 1);
            if (body.length > MOST_BODY_BYTES) {
                throw Problem.tooLarge("A body may have " + MOST_BODY_BYTES + " bytes");
            }
            return body;
        } catch (IOException e) {
            throw Problem.badRequest("The body could not be read to its end");
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean isPort = colon >= 0 && host.indexOf(']', colon) < 0;
        return isPort ? host.substring(0, colon) : host;
    }
}
