// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Columns as wide as what is in them. What users wrote is shown without control characters. */
final class Table {
    private static final String GAP = "  ";

    private final String[] headings;
    private final List<Object[]> rows = new ArrayList<>();

    Table(String... headings) {
        this.headings = headings;
    }

    void row(Object... cells) {
        if (cells.length != headings.length) {
            throw new IllegalArgumentException(
                    cells.length + " cells in " + headings.length + " columns");
        }
        rows.add(cells);
    }

    void print(PrintWriter out) {
        List<String[]> lines = new ArrayList<>();
        lines.add(headings);
        rows.forEach(row -> lines.add(shown(row)));
        int[] widths = new int[headings.length];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        out.println(bold(line(headings, widths)));
        lines.subList(1, lines.size()).forEach(it -> out.println(line(it, widths)));
    }

    private static String[] shown(Object[] row) {
        return Arrays.stream(row).map(cell -> plain(String.valueOf(cell))).toArray(String[]::new);
    }

    private static String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells[i]).append(" ".repeat(widths[i] - cells[i].length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** An object for each row, with the headings for names: KEY GROUP is keyGroup. */
    ArrayNode json() {
        ArrayNode array = Rest.MAPPER.createArrayNode();
        for (Object[] row : rows) {
            ObjectNode object = array.addObject();
            for (int i = 0; i < row.length; i++) {
                object.set(name(headings[i]), value(row[i]));
            }
        }
        return array;
    }

    private static JsonNode value(Object cell) {
        return cell instanceof Number || cell instanceof JsonNode
                ? Rest.MAPPER.valueToTree(cell)
                : TextNode.valueOf(String.valueOf(cell));
    }

    private static String name(String heading) {
        String[] words = heading.toLowerCase(Locale.ROOT).split(" ");
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT));
            name.append(words[i].substring(1));
        }
        return name.toString();
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
