// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How packages are named, marked and tied to each other. */
class PackagesTest {
    /** Names that would fit any class, and so say nothing of those they hold. */
    private static final Set<String> SAYING_NOTHING =
            Set.of(
                    "base",
                    "common",
                    "core",
                    "helper",
                    "helpers",
                    "impl",
                    "internal",
                    "internals",
                    "manager",
                    "managers",
                    "misc",
                    "shared",
                    "support",
                    "tool",
                    "tools",
                    "util",
                    "utils");

    @ParameterizedTest
    @MethodSource("dev.millrace.house.Product#modulesThatWork")
    void noPackagesOfAModuleRunInACircle(Path module) {
        slices().matching("dev.millrace.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(Product.classesOf(module));
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        assertThat(packages().filter(it -> !it.isAnnotatedWith(NullMarked.class)))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @Test
    void everyPackageIsNamedAfterWhatItHolds() {
        assertThat(packages().map(JavaPackage::getName).filter(PackagesTest::saysNothing))
                .isEmpty();
    }

    @Test
    void noTwoClassesOfTheProductShareAName() {
        Map<String, Set<String>> byName =
                Product.shippedClasses().stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(it -> !it.getSimpleName().equals("package-info"))
                        .collect(
                                groupingBy(
                                        JavaClass::getSimpleName,
                                        mapping(JavaClass::getName, toSet())));
        List<Set<String>> twins =
                byName.values().stream().filter(classes -> classes.size() > 1).toList();
        assertThat(twins).as("one name, two things").isEmpty();
    }

    private static Stream<JavaPackage> packages() {
        return Product.allClasses().stream().map(JavaClass::getPackage).distinct();
    }

    private static boolean saysNothing(String packageName) {
        return Arrays.stream(packageName.split("\\.")).anyMatch(SAYING_NOTHING::contains);
    }
}
