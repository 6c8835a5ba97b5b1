// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Loads Millrace once more, with some sources of the engine changed. The product has no hook for
 * this: its sources are compiled again in memory, and all its classes defined anew beside them.
 */
final class PatchedEngine extends ClassLoader {
    private static final String OURS = "dev.millrace.";

    private final Map<String, ByteArrayOutputStream> changed = new TreeMap<>();

    PatchedEngine(List<Edit> edits) throws IOException {
        super(PatchedEngine.class.getClassLoader());
        Map<String, String> sources = new LinkedHashMap<>();
        for (Edit edit : edits) {
            String before = sources.get(edit.className());
            sources.put(edit.className(), edit.in(before == null ? edit.original() : before));
        }
        compile(sources);
    }

    /** Runs seeds in it up to the first that fails; what fails, and null if nothing does. */
    @Nullable String run(long first, long count) throws ReflectiveOperationException {
        var run =
                loadClass(PatchedRun.class.getName())
                        .getDeclaredMethod("run", long.class, long.class);
        run.setAccessible(true);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return (String) run.invoke(null, first, count);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void compile(Map<String, String> sources) {
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
        List<JavaFileObject> inputs = new ArrayList<>();
        sources.forEach((name, source) -> inputs.add(input(name, source)));
        String path = System.getProperty("surefire.test.class.path", "");
        List<String> options =
                List.of(
                        "-classpath",
                        path.isEmpty() ? System.getProperty("java.class.path") : path,
                        "-proc:none",
                        "-parameters");
        StringBuilder failures = new StringBuilder();
        boolean compiled =
                compiler.getTask(
                                null,
                                files,
                                failure -> failures.append(failure).append('\n'),
                                options,
                                null,
                                inputs)
                        .call();
        if (!compiled) {
            throw new IllegalStateException(failures.toString());
        }
    }

    private static JavaFileObject input(String className, String source) {
        URI uri = URI.create("memory:///" + className.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
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
                changed.put(className, bytes);
                return bytes;
            }
        };
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** The engine reads its own classes too, to copy them. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        String className = name.replace('/', '.').replaceFirst("\\.class$", "");
        ByteArrayOutputStream bytes = changed.get(className);
        return bytes == null
                ? super.getResourceAsStream(name)
                : new ByteArrayInputStream(bytes.toByteArray());
    }
}
