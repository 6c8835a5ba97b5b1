// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The pages of the dashboard, from the class path and nowhere else. */
final class Dashboard {
    private static final String FOLDER = "/dev/millrace/server/dashboard/";

    private static final String SVG = "image/svg+xml";

    private static final Map<String, String> TYPES =
            Map.of(
                    "js",
                    ContentType.JAVASCRIPT,
                    "css",
                    ContentType.CSS,
                    "svg",
                    SVG,
                    "png",
                    "image/png",
                    "woff2",
                    "font/woff2",
                    "ico",
                    "image/x-icon");

    private Dashboard() {}

    static void add(RoutesConfig routes) {
        routes.get("/", ctx -> show(ctx, "index.html", ContentType.HTML), Role.ANYONE);
        routes.get("/icon.svg", ctx -> show(ctx, "icon.svg", SVG), Role.ANYONE);
        routes.get("/assets/{name}", Dashboard::asset, Role.ANYONE);
    }

    private static void asset(Context ctx) throws IOException {
        String name = ctx.pathParam("name");
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !name.matches("[A-Za-z0-9_-]{1,80}(\\.[A-Za-z0-9_-]{1,40}){1,3}")) {
            throw Problem.notFound("The dashboard has no such part");
        }
        show(ctx, "assets/" + name, type);
    }

    private static void show(Context ctx, String name, String type) throws IOException {
        try (InputStream in = Dashboard.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw Problem.notFound("This build has no such part of a dashboard");
            }
            ctx.contentType(type).result(in.readAllBytes());
        }
    }
}
