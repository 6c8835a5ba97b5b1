// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Columns as wide as what is in them. What users wrote is shown without control characters. */
final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final int columns;

    Table(String... headings) {
        columns = headings.length;
        rows.add(headings);
    }

    void row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in " + columns + " columns");
        }
        rows.add(
                Arrays.stream(cells)
                        .map(cell -> plain(String.valueOf(cell)))
                        .toArray(String[]::new));
    }

    void print(PrintWriter out) {
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(r)[i];
                line.append(cell);
                if (i < columns - 1) {
                    line.append(" ".repeat(widths[i] - cell.length())).append(GAP);
                }
            }
            out.println(r == 0 ? bold(line.toString()) : line.toString().stripTrailing());
        }
    }

    /** Where a terminal shows it; NO_COLOR and anything else than a terminal leave it plain. */
    static String bold(String text) {
        return Ansi.AUTO.enabled()
                ? "\u001b[1m" + text.stripTrailing() + "\u001b[0m"
                : text.stripTrailing();
    }

    /** Without what a terminal would obey. */
    static String plain(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            if (Character.isISOControl(c)) {
                                shown.append(String.format("\\u%04x", c));
                            } else {
                                shown.appendCodePoint(c);
                            }
                        });
        return shown.toString();
    }
}
