// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown. Its Java blocks begin with {@code ```java snippet=name} and hold that snippet
 * and nothing else.
 *
 * @param path where it lies, relative to the root of the tree
 */
record Page(Path path, List<String> lines) {
    private static final Pattern BLOCK = Pattern.compile("```java(?: snippet=([\\w-]+))?");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final String BLOCK_END = "```";

    /** The names of the snippets it shows; a Java block without a name has the name "". */
    List<String> snippetNames() {
        return lines.stream()
                .map(BLOCK::matcher)
                .filter(Matcher::matches)
                .map(block -> block.group(1) == null ? "" : block.group(1))
                .toList();
    }

    /** The lines as they should be: each Java block holds its snippet. */
    List<String> filledFrom(Snippets snippets) {
        List<String> filled = new ArrayList<>();
        boolean skipping = false;
        for (String line : lines) {
            Matcher block = BLOCK.matcher(line);
            if (skipping && line.equals(BLOCK_END)) {
                skipping = false;
            }
            if (!skipping) {
                filled.add(line);
            }
            if (block.matches() && block.group(1) != null) {
                filled.addAll(snippets.named(block.group(1)));
                skipping = true;
            }
        }
        return filled;
    }

    /** The places in this tree that it links to, relative to the root. */
    List<Path> links() {
        return lines.stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .filter(target -> !target.contains(":"))
                .map(target -> path.resolveSibling(target).normalize())
                .toList();
    }
}
