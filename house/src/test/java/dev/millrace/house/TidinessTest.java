// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every source file owes its reader. The words looked for are split so as not to find
 * themselves.
 */
class TidinessTest {
    /** A longer file holds two ideas: one of them has no name yet. */
    private static final int MOST_LINES = 500;

    private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern PROMISE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern SLEEP =
            Pattern.compile("Thread" + "\\.sleep|TimeUnit\\.\\w+\\.sleep");
    private static final Pattern SKIPPED = Pattern.compile("^\\s*@Dis" + "abled");

    private final List<SourceFile> files = SourceTree.ofThisBuild().javaFiles();

    @Test
    void findsTheSources() {
        assertThat(files).anyMatch(file -> file.path().endsWith("SourceFile.java"));
        int[] sizes = files.stream().mapToInt(file -> file.lines().size()).sorted().toArray();
        System.out.printf(
                "%d Java files: median %d lines, 90th percentile %d, longest %d%n",
                sizes.length,
                sizes[sizes.length / 2],
                sizes[sizes.length * 9 / 10],
                sizes[sizes.length - 1]);
    }

    @Test
    void noFileIsTooLongForOneIdea() {
        assertThat(files.stream().filter(file -> file.lines().size() > MOST_LINES))
                .extracting(file -> file.path() + ": " + file.lines().size() + " lines")
                .isEmpty();
    }

    @Test
    void everyFileStartsWithItsLicence() {
        assertThat(files.stream().filter(file -> !LICENCE.equals(firstLine(file))))
                .extracting(SourceFile::path)
                .isEmpty();
    }

    @Test
    void noLineHoldsATab() {
        assertThat(files.stream().flatMap(file -> file.linesWith(TAB).stream())).isEmpty();
    }

    @Test
    void nothingIsPromisedForLater() {
        assertThat(files.stream().flatMap(file -> file.linesWith(PROMISE).stream())).isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(tests().flatMap(file -> file.linesWith(SLEEP).stream())).isEmpty();
    }

    @Test
    void noTestIsSkipped() {
        assertThat(tests().flatMap(file -> file.linesWith(SKIPPED).stream())).isEmpty();
    }

    private Stream<SourceFile> tests() {
        return files.stream().filter(SourceFile::isTest);
    }

    private static String firstLine(SourceFile file) {
        return file.lines().isEmpty() ? "" : file.lines().get(0);
    }
}
