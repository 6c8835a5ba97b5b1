// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No operator is left out of the contract. */
class OperatorCasesTest {
    /** Operators without a case, and why the contract cannot be put to them. */
    private static final Map<String, String> WITHOUT_CASE =
            Map.of(
                    "dev.millrace.engine.source.SourceOperator",
                    "is fed by what a reader has put into its buffer, not record by record;"
                            + " WatermarksTest drives it in whole jobs");

    @Test
    void everyOperatorOfTheEngineHasACase() throws Exception {
        Set<String> covered =
                Arrays.stream(OperatorCase.values())
                        .map(one -> original(one.harness().open().operator().getClass()))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(covered).doesNotContainAnyElementsOf(WITHOUT_CASE.keySet());
        covered.addAll(WITHOUT_CASE.keySet());
        assertThat(covered).isEqualTo(operatorsOfTheEngine());
    }

    /** The name of the class that a copy was made of. */
    private static String original(Class<?> type) {
        return type.getName().split("/", 2)[0];
    }

    private static Set<String> operatorsOfTheEngine() throws IOException, URISyntaxException {
        Path classes =
                Path.of(Operator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            Set<String> operators =
                    files.filter(file -> file.toString().endsWith(".class"))
                            .map(file -> classOf(classes.relativize(file)))
                            .filter(OperatorCasesTest::isOperator)
                            .map(Class::getName)
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(operators).as("operators in %s", classes).isNotEmpty();
            return operators;
        }
    }

    private static boolean isOperator(Class<?> type) {
        return Operator.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    private static Class<?> classOf(Path file) {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
        try {
            return Class.forName(
                    name.substring(0, name.length() - ".class".length()),
                    false,
                    Operator.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
