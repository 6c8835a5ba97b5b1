// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The part of a Markdown file between two lines, which is written by a command; the rest of the
 * file is left alone.
 */
record Section(String begin, String end) {

    void writeInto(Path file, List<String> lines) throws IOException {
        String text = Files.readString(file);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(
                    file
                            + " has no place for figures: it needs the lines "
                            + begin
                            + " and "
                            + end);
        }
        String written = String.join("\n", lines);
        Files.writeString(
                file, text.substring(0, from) + begin + "\n" + written + "\n" + text.substring(to));
    }
}
