// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** Real connections that break at a COMMIT: before it reached the database, or after. */
final class FaultyConnections implements ConnectionSource {
    enum Fault {
        NONE,
        /** The database never hears of the COMMIT. */
        LOST_BEFORE_COMMIT,
        /** The database commits and its answer is lost. */
        LOST_AFTER_COMMIT
    }

    private final ConnectionSource real;
    private Fault next = Fault.NONE;
    private int fired;

    FaultyConnections(ConnectionSource real) {
        this.real = real;
    }

    /** The next COMMIT meets this fault. */
    void arm(Fault fault) {
        next = fault;
    }

    /** How many faults have happened. */
    int fired() {
        return fired;
    }

    @Override
    public Connection open() throws SQLException {
        Connection connection = real.open();
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("commit") && next != Fault.NONE) {
                                breakAtCommit(connection);
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void breakAtCommit(Connection connection) throws SQLException {
        Fault fault = next;
        next = Fault.NONE;
        fired++;
        if (fault == Fault.LOST_AFTER_COMMIT) {
            connection.commit();
        }
        connection.abort(Runnable::run);
        throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
    }
}
