// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages show code that compiles, options that exist, and links that lead somewhere. With {@code
 * -Dmillrace.docs.write=true} pages are brought up to date before they are looked at.
 */
class PagesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("millrace.root", "..")).toAbsolutePath().normalize();
    private static final Path OPTIONS = Path.of("docs/reference/options.md");
    private static final Snippets SNIPPETS = readSnippets();

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .filter(page -> !page.toString().matches("(.*/)?(target|node_modules)/.*"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyJavaBlockIsASnippetOfCompiledCode(Path path) throws IOException {
        Page page = read(path);
        assertThat(page.snippetNames()).as("blocks without a snippet's name").doesNotContain("");
        update(path, page.filledFrom(SNIPPETS));
        assertThat(read(path).lines()).isEqualTo(page.filledFrom(SNIPPETS));
    }

    @Test
    void everySnippetIsShown() throws IOException {
        Set<String> shown =
                pages().flatMap(path -> read(path).snippetNames().stream())
                        .collect(Collectors.toSet());
        assertThat(SNIPPETS.names()).allMatch(shown::contains);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkIntoTheTreeLeadsSomewhere(Path path) {
        assertThat(read(path).links()).allMatch(target -> Files.exists(ROOT.resolve(target)));
    }

    @Test
    void theReferenceOfOptionsIsThatOfTheCode() throws IOException {
        update(OPTIONS, OptionsReference.lines());
        assertThat(read(OPTIONS).lines()).isEqualTo(OptionsReference.lines());
    }

    private static void update(Path path, List<String> lines) throws IOException {
        if (Boolean.getBoolean("millrace.docs.write")) {
            Files.write(ROOT.resolve(path), lines);
        }
    }

    private static Page read(Path path) {
        return new Page(path, linesOf(ROOT.resolve(path)));
    }

    private static Snippets readSnippets() {
        Snippets snippets = new Snippets();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs/src/test/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Snippets.java"))
                    .sorted()
                    .forEach(file -> snippets.read(linesOf(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return snippets;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
