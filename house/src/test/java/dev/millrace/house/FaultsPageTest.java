// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of faults has a row for each, names tests that exist, and misses none. */
class FaultsPageTest {
    private static final int FAULTS = 71;
    private static final Pattern ROW = Pattern.compile("^\\| F(\\d+) \\|", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("^    (?:public )?void (\\w+)\\(");
    private static final Pattern NUMBER = Pattern.compile("F0*(\\d+)_");

    private final SourceTree tree = SourceTree.ofThisBuild();
    private final String page = tree.text("docs/internals/faults.md");

    @Test
    void everyFaultHasOneRow() {
        List<Integer> rows =
                ROW.matcher(page).results().map(row -> Integer.valueOf(row.group(1))).toList();
        assertThat(rows).isEqualTo(IntStream.rangeClosed(1, FAULTS).boxed().toList());
    }

    @Test
    void everyTestItNamesExists() {
        Set<String> named =
                TEST.matcher(page)
                        .results()
                        .map(test -> test.group(1) + "." + test.group(2))
                        .collect(toSet());
        assertThat(named).hasSizeGreaterThan(100).isSubsetOf(tests());
    }

    @Test
    void everyNumberedTestStandsInARowOfItsNumbers() {
        Map<Integer, String> rows = new TreeMap<>();
        for (String line : page.split("\n", -1)) {
            ROW.matcher(line)
                    .results()
                    .forEach(row -> rows.put(Integer.valueOf(row.group(1)), line));
        }
        List<String> missing = new ArrayList<>();
        for (String test : tests()) {
            String method = test.substring(test.indexOf('.') + 1);
            if (method.matches("F\\d+_.*") && !isInARow(test, method, rows)) {
                missing.add(test);
            }
        }
        assertThat(missing).as("numbered tests that stand in no row").isEmpty();
    }

    /** A test that shows one thing for several faults stands at least where it shows it best. */
    private static boolean isInARow(String test, String method, Map<Integer, String> rows) {
        return NUMBER.matcher(method)
                .results()
                .map(number -> Integer.valueOf(number.group(1)))
                .anyMatch(number -> rows.getOrDefault(number, "").contains('`' + test + '`'));
    }

    private Set<String> tests() {
        Set<String> tests = new TreeSet<>();
        for (SourceFile file : tree.javaFiles()) {
            if (file.isTest() && file.className().endsWith("Test")) {
                tests.addAll(testsOf(file));
            }
        }
        return tests;
    }

    private static Set<String> testsOf(SourceFile file) {
        return file.lines().stream()
                .flatMap(line -> METHOD.matcher(line).results())
                .map(method -> file.className() + "." + method.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
