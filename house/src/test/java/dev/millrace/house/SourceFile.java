// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One source file.
 *
 * @param path where it lies, relative to the root of the tree
 * @param lines its lines, without their ends
 */
record SourceFile(Path path, List<String> lines) {

    boolean isTest() {
        return path.toString().replace('\\', '/').contains("src/test/");
    }

    /** The name of the class a Java file holds. */
    String className() {
        return String.valueOf(path.getFileName()).replace(".java", "");
    }

    /** The lines in which a pattern is found, each as {@code path:number: text}. */
    List<String> linesWith(Pattern pattern) {
        return IntStream.range(0, lines.size())
                .filter(i -> pattern.matcher(lines.get(i)).find())
                .mapToObj(i -> path + ":" + (i + 1) + ": " + lines.get(i).strip())
                .toList();
    }
}
