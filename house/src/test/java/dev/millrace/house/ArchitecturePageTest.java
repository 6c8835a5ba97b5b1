// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md names is there, and each room of api and engine is on its map. */
class ArchitecturePageTest {
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
    private static final Pattern PACKAGE = Pattern.compile("`(dev\\.millrace[\\w.]*)`");

    private final SourceTree tree = SourceTree.ofThisBuild();
    private final String page = tree.text("ARCHITECTURE.md");

    @Test
    void everyClassItNamesExists() {
        Set<String> existing =
                tree.javaFiles().stream().map(SourceFile::className).collect(toSet());
        assertThat(named(CLASS)).hasSizeGreaterThan(30).isSubsetOf(existing);
    }

    @Test
    void itsMapShowsEveryRoomOfApiAndEngine() {
        Set<String> rooms =
                Product.shippedClasses().stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.matches("dev\\.millrace\\.(api|engine)(\\..*)?"))
                        .collect(toSet());
        assertThat(named(PACKAGE)).containsExactlyInAnyOrderElementsOf(rooms);
    }

    private Set<String> named(Pattern pattern) {
        Stream<MatchResult> found = pattern.matcher(page).results();
        return found.map(match -> match.group(1)).collect(toSet());
    }
}
