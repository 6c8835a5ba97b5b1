// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts the program of a job whose jar {@code millrace run} was given, and says what the jar lacks
 * if it cannot start for that.
 */
public final class JobProgram {
    private static final Pattern PART =
            Pattern.compile("dev/millrace/(connector/[a-z0-9]+|testkit)/.*");

    private JobProgram() {}

    /**
     * @param args the main class and its arguments
     * @throws Throwable what the program throws
     */
    public static void main(String[] args) throws Throwable {
        String[] arguments = Arrays.copyOfRange(args, 1, args.length);
        try {
            programOf(args[0]).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            refuse(lacking(cause).orElseThrow(() -> cause));
        } catch (ReflectiveOperationException e) {
            refuse("the jar has no class " + args[0] + " with a main method: say which with -c");
        } catch (NoClassDefFoundError e) {
            refuse(lacking(e).orElseThrow(() -> e));
        }
    }

    private static Method programOf(String name) throws ReflectiveOperationException {
        Method program = Class.forName(name).getMethod("main", String[].class);
        // Of a class that is not public it may be called all the same, as java itself does.
        program.setAccessible(true);
        return program;
    }

    /** In a line, if it is a part of Millrace that a jar has to bring along. */
    static Optional<String> lacking(Throwable e) {
        Matcher part = PART.matcher(String.valueOf(e.getMessage()).replace('.', '/'));
        return e instanceof NoClassDefFoundError && part.matches()
                ? Optional.of(
                        "the job needs the artifact dev.millrace:millrace-"
                                + part.group(1).replace('/', '-')
                                + ", and it is not in the jar: build the jar with its dependencies")
                : Optional.empty();
    }

    private static void refuse(String why) {
        System.err.println("millrace: " + why);
        System.exit(1);
    }
}
