// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the text of rows. Not thread-safe. */
final class CsvRowWriter {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    /** A row of one empty value would be an empty line, which readers skip. */
    private static final QuoteStrategy QUOTED_WHEN_EMPTY =
            new QuoteStrategy() {
                @Override
                public boolean quoteNull(int line, int index) {
                    return true;
                }

                @Override
                public boolean quoteEmpty(int line, int index) {
                    return true;
                }
            };

    private final StringWriter text = new StringWriter();
    private final String[] cells;
    private final CsvWriter writer;
    private final boolean escapesFormulas;

    CsvRowWriter(char separator, int columns, boolean escapesFormulas) {
        this.cells = new String[columns];
        this.escapesFormulas = escapesFormulas;
        this.writer =
                CsvWriter.builder()
                        .fieldSeparator(separator)
                        .lineDelimiter(LineDelimiter.LF)
                        .quoteStrategy(columns == 1 ? QUOTED_WHEN_EMPTY : QuoteStrategies.REQUIRED)
                        .build(text);
    }

    /** The row with its line end. */
    String write(List<? extends @Nullable Object> values) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = textOf(values.get(i));
        }
        writer.writeRecord(cells);
        return taken();
    }

    private String taken() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String row = text.toString();
        text.getBuffer().setLength(0);
        return row;
    }

    private String textOf(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? textOf(optional.get()) : "";
        }
        if (value instanceof Instant time) {
            return IsoTime.format(time);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        String string = value instanceof Enum<?> constant ? constant.name() : value.toString();
        return escapesFormulas ? withoutFormula(string) : string;
    }

    private static String withoutFormula(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
