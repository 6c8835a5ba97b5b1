// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.util.List;

/**
 * What the enumerator remembers.
 *
 * @param divided whether the query has been divided into splits
 * @param waiting the splits that no reader has been given
 */
public record JdbcProgress(boolean divided, List<JdbcSplit> waiting) {
    public JdbcProgress {
        waiting = List.copyOf(waiting);
    }
}
