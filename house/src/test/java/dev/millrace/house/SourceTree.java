// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The sources as they lie on disk: what people wrote, without what a build made of it. */
final class SourceTree {
    private static final Set<String> NOT_WRITTEN_BY_HAND =
            Set.of("target", "node_modules", ".git", ".idea", ".vscode", ".settings");

    private final Path root;

    private SourceTree(Path root) {
        this.root = root;
    }

    /** The tree this build runs in. Maven tells where it is, so that any working directory does. */
    static SourceTree ofThisBuild() {
        String root = System.getProperty("millrace.root", "..");
        return new SourceTree(Path.of(root).toAbsolutePath().normalize());
    }

    /**
     * The modules with code of their own. One that stands inside another is an optional part of it,
     * which a profile builds: it is left out.
     */
    List<Path> modules() {
        List<Path> folders =
                walk(file -> file.endsWith("pom.xml")).stream()
                        .map(pom -> Objects.requireNonNull(pom.getParent()))
                        .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                        .toList();
        return folders.stream()
                .filter(module -> folders.stream().noneMatch(other -> isInside(module, other)))
                .map(root::relativize)
                .sorted()
                .toList();
    }

    private static boolean isInside(Path module, Path other) {
        return !module.equals(other) && module.startsWith(other);
    }

    /** Where the classes of a module lie once it is compiled. */
    Path classesOf(Path module) {
        return root.resolve(module).resolve("target/classes");
    }

    List<SourceFile> javaFiles() {
        return walk(file -> file.toString().endsWith(".java")).stream().map(this::read).toList();
    }

    /** The text of the file that lies at this place, relative to the root. */
    String text(String place) {
        return String.join("\n", read(root.resolve(place)).lines());
    }

    private SourceFile read(Path file) {
        try {
            return new SourceFile(root.relativize(file), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private List<Path> walk(Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Walk(wanted, found));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + root, e);
        }
        return found;
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Predicate<Path> wanted;
        private final List<Path> found;

        Walk(Predicate<Path> wanted, List<Path> found) {
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return NOT_WRITTEN_BY_HAND.contains(String.valueOf(dir.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.test(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
