// SPDX-License-Identifier: Apache-2.0
package dev.millrace.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One example of the Javadoc.
 *
 * @param file the source file it stands in
 * @param line the number of its first line there, from 1
 * @param code its lines, without the comment around them
 */
record JavadocExample(Path file, int line, List<String> code) {
    private static final String BEGIN = "<pre>{@code";
    private static final String END = "}</pre>";

    /** All examples in the Java files under {@code root}. */
    static List<JavadocExample> under(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(file -> in(file).stream())
                    .toList();
        }
    }

    private static List<JavadocExample> in(Path file) {
        List<String> lines = linesOf(file);
        List<JavadocExample> examples = new ArrayList<>();
        for (int begin = 0; begin < lines.size(); begin++) {
            if (!lines.get(begin).strip().equals("* " + BEGIN)) {
                continue;
            }
            int end = begin + 1;
            while (!lines.get(end).strip().equals("* " + END)) {
                end++;
            }
            List<String> code = lines.subList(begin + 1, end).stream().map(s -> bare(s)).toList();
            examples.add(new JavadocExample(file, begin + 2, code));
        }
        return examples;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bare(String commentLine) {
        return commentLine.strip().substring(1);
    }

    /** Whether it declares members of a class, rather than being a piece of a method. */
    boolean declaresMembers() {
        return code.stream().map(String::strip).anyMatch(s -> s.startsWith("public static "))
                || code.get(0).strip().startsWith("static ");
    }
}
