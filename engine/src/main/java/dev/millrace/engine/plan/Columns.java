// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** Rows of text whose cells stand below each other, two spaces apart. */
final class Columns {
    private static final String INDENT = "  ";

    private final List<String[]> rows = new ArrayList<>();

    void add(String... cells) {
        rows.add(cells);
    }

    void appendTo(StringBuilder out) {
        for (String[] cells : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < cells.length; column++) {
                line.append(INDENT).append(cells[column]);
                line.append(" ".repeat(width(column) - length(cells[column])));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private int width(int column) {
        return rows.stream()
                .filter(cells -> column < cells.length)
                .mapToInt(cells -> length(cells[column]))
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
