// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What a failure of a database says about trying again, by its SQL state. */
enum SqlFailure {
    /** The database has undone the transaction and asks for it again: deadlock, serialization. */
    UNDONE,
    /** The connection is gone, and with it the answer: the transaction may stand or not. */
    UNKNOWN,
    /** Trying again would fail again. */
    FINAL;

    /** Serialization failure, and PostgreSQL's deadlock. */
    private static final Set<String> UNDONE_STATES = Set.of("40001", "40P01");

    /** PostgreSQL: shut down by an administrator, crashed, not up yet, too many connections. */
    private static final Set<String> AWAY_STATES = Set.of("57P01", "57P02", "57P03", "53300");

    private static final String CONNECTION_CLASS = "08";

    static SqlFailure of(SQLException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException cause) {
                SqlFailure kind = ofOne(cause);
                if (kind != FINAL) {
                    return kind;
                }
            }
        }
        return FINAL;
    }

    private static SqlFailure ofOne(SQLException failure) {
        String state = failure.getSQLState();
        if (state != null && UNDONE_STATES.contains(state)) {
            return UNDONE;
        }
        if (state != null && (state.startsWith(CONNECTION_CLASS) || AWAY_STATES.contains(state))) {
            return UNKNOWN;
        }
        if (failure instanceof SQLRecoverableException) {
            return UNKNOWN;
        }
        return failure instanceof SQLTransientException ? UNDONE : FINAL;
    }
}
