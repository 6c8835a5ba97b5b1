// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import io.javalin.security.RouteRole;

/** What a caller may do. */
enum Role implements RouteRole {
    /** Needs no token: what tells nothing of any job. */
    ANYONE,
    /** May look at everything. */
    VIEWER,
    /** May also steer. */
    OPERATOR;

    boolean allows(Role needed) {
        return compareTo(needed) >= 0;
    }
}
