// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One version of a program: classes compiled in memory, in a loader of their own. */
final class CompiledSource extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    /** Compiles classes of package {@code job}, all in one source. */
    CompiledSource(String source) {
        super(CompiledSource.class.getClassLoader());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files =
                new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location,
                            String className,
                            JavaFileObject.Kind kind,
                            FileObject sibling) {
                        return output(className);
                    }
                };
        String path = System.getProperty("surefire.test.class.path", "");
        String classPath = path.isEmpty() ? System.getProperty("java.class.path") : path;
        StringBuilder failures = new StringBuilder();
        boolean isCompiled =
                compiler.getTask(
                                null,
                                files,
                                failure -> failures.append(failure).append('\n'),
                                List.of("-classpath", classPath, "-proc:none"),
                                null,
                                List.of(input("package job; " + source)))
                        .call();
        if (!isCompiled) {
            throw new IllegalArgumentException(failures.toString());
        }
    }

    private static JavaFileObject input(String source) {
        return new SimpleJavaFileObject(
                URI.create("memory:///job/Job.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private JavaFileObject output(String className) {
        URI uri = URI.create("memory:///" + className.replace('.', '/') + ".class");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.CLASS) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                classes.put(className, bytes);
                return bytes;
            }
        };
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }

    /** Returns what the static method {@code make} of class {@code job.Job} returns. */
    Object make() throws ReflectiveOperationException {
        var make = loadClass("job.Job").getDeclaredMethod("make");
        make.setAccessible(true);
        return make.invoke(null);
    }
}
