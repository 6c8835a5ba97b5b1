// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.util.List;

/**
 * What the entries of a part look like.
 *
 * @param name unique in the operator and kept from one version of the engine to the next
 * @param kind whom its entries belong to
 * @param columns the values of an entry; one that comes later stands after those before
 */
public record PartSchema(String name, PartKind kind, List<Column> columns) {
    public PartSchema {
        columns = List.copyOf(columns);
    }
}
