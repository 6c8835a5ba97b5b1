// SPDX-License-Identifier: Apache-2.0
package dev.millrace.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands as an example in the API's Javadoc has to compile, in the {@link ExampleWorld}. */
class JavadocExamplesTest {
    private static final List<String> HEADER =
            List.of(
                    "package dev.millrace.outside;",
                    "import dev.millrace.api.*;",
                    "import dev.millrace.api.connector.*;",
                    "import dev.millrace.api.function.*;",
                    "import dev.millrace.api.graph.*;",
                    "import dev.millrace.api.state.*;",
                    "import dev.millrace.api.stream.*;",
                    "import dev.millrace.api.time.*;",
                    "import dev.millrace.api.window.*;",
                    "import static org.assertj.core.api.Assertions.assertThat;",
                    "import java.time.*;",
                    "import java.io.*;",
                    "import java.nio.file.Path;",
                    "import java.util.*;",
                    "import java.util.regex.Pattern;");

    @TempDir Path classes;

    @Test
    void everyExampleCompiles() throws Exception {
        List<JavadocExample> examples = JavadocExample.under(Path.of("src", "main", "java"));

        assertThat(examples).hasSizeGreaterThan(50);
        assertThat(errorsOf(examples)).isEmpty();
    }

    private List<String> errorsOf(List<JavadocExample> examples) {
        List<Unit> units = new ArrayList<>();
        for (JavadocExample example : examples) {
            units.add(new Unit(example, "Example" + units.size()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-cp", classPath(), "-d", classes.toString());
        compiler.getTask(null, null, found, options, null, units).call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(JavadocExamplesTest::inWords)
                .toList();
    }

    /** Surefire hides the class path in the manifest of a jar, and says here what it is. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String inWords(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getSource() instanceof Unit unit) {
            return unit.placeOf(diagnostic.getLineNumber()) + diagnostic.getMessage(null);
        }
        return diagnostic.toString();
    }

    /** An example inside a class of its own. */
    private static final class Unit extends SimpleJavaFileObject {
        private final JavadocExample example;
        private final String name;

        Unit(JavadocExample example, String name) {
            super(URI.create("string:///dev/millrace/outside/" + name + ".java"), Kind.SOURCE);
            this.example = example;
            this.name = name;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            boolean members = example.declaresMembers();
            List<String> lines = new ArrayList<>(HEADER);
            lines.add("final class " + name + " extends ExampleWorld {");
            lines.add(members ? "" : "void example() throws Exception {");
            lines.addAll(example.code());
            lines.add(members ? "}" : "}}");
            return String.join("\n", lines);
        }

        String placeOf(long line) {
            long lineInFile = example.line() + line - HEADER.size() - 3;
            return example.file().getFileName() + ":" + lineInFile + ": ";
        }
    }
}
