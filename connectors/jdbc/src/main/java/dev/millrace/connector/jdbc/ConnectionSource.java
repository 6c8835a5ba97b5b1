// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/**
 * Opens connections to a database; called by several threads. A {@code DataSource} is one by {@code
 * dataSource::getConnection}.
 *
 * <pre>{@code
 * ConnectionSource orders = ConnectionSource.of("jdbc:postgresql://localhost/orders", "me", password);
 * }</pre>
 */
@FunctionalInterface
public interface ConnectionSource {

    /** A new connection, which the caller closes. */
    Connection open() throws SQLException;

    /** Connections to {@code url} as {@code user}; the driver has to be on the class path. */
    static ConnectionSource of(String url, String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", Objects.requireNonNull(user, "user"));
        properties.setProperty("password", Objects.requireNonNull(password, "password"));
        return of(url, properties);
    }

    /** Connections to {@code url}; {@code properties} go to the driver as they are. */
    static ConnectionSource of(String url, Properties properties) {
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException(
                    "A JDBC address begins with 'jdbc:', such as"
                            + " 'jdbc:postgresql://localhost/orders', but this is '"
                            + url
                            + "'");
        }
        Properties copy = new Properties();
        copy.putAll(properties);
        return () -> DriverManager.getConnection(url, copy);
    }
}
