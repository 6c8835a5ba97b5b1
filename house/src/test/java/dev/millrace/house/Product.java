// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The compiled classes of the build, read once. A module that is not compiled is an error, not a
 * gap.
 */
final class Product {
    /** Modules that nobody who uses Millrace has on the class path. */
    private static final Set<String> NOT_SHIPPED =
            Set.of("examples", "benchmarks", "docs", "proof");

    private static final SourceTree TREE = SourceTree.ofThisBuild();
    private static final JavaClasses ALL = read(module -> true);
    private static final JavaClasses SHIPPED =
            read(module -> !NOT_SHIPPED.contains(module.getName(0).toString()));

    private Product() {}

    static JavaClasses allClasses() {
        return ALL;
    }

    static JavaClasses shippedClasses() {
        return SHIPPED;
    }

    /**
     * The modules that do something. The api is not among them: it is one vocabulary, whose words
     * explain each other (a function is handed state, whose descriptor holds a function).
     */
    static List<Path> modulesThatWork() {
        return TREE.modules().stream().filter(module -> !module.startsWith("api")).toList();
    }

    static JavaClasses classesOf(Path module) {
        return read(module::equals);
    }

    private static JavaClasses read(Predicate<Path> wanted) {
        List<Path> folders =
                TREE.modules().stream().filter(wanted).map(Product::compiledClassesOf).toList();
        return new ClassFileImporter().importPaths(folders);
    }

    private static Path compiledClassesOf(Path module) {
        Path classes = TREE.classesOf(module);
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(
                    module
                            + " is not compiled: run the whole build, mvn verify, not this module alone");
        }
        return classes;
    }
}
