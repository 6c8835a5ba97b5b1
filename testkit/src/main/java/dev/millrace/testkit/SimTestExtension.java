// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Calls the method of a {@link SimTest} once per seed. */
final class SimTestExtension implements ParameterResolver, InvocationInterceptor {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JobSimulation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new JobSimulation(CrashPlans.calm(0));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        invocation.skip();
        SimTest wanted = method.getExecutable().getAnnotation(SimTest.class);
        SeedRuns runs =
                new SeedRuns(name(method), simulation -> call(method, simulation), wanted.seeds());
        context.publishReportEntry("simulated", runs.run(wanted.regressions()));
    }

    private static String name(ReflectiveInvocationContext<Method> method) {
        return method.getTargetClass().getSimpleName() + "#" + method.getExecutable().getName();
    }

    private static void call(ReflectiveInvocationContext<Method> method, JobSimulation simulation)
            throws Throwable {
        List<Object> arguments = method.getArguments();
        if (arguments.stream().noneMatch(JobSimulation.class::isInstance)) {
            throw new ExtensionConfigurationException(
                    "A @SimTest needs a parameter of the type JobSimulation, to run its job in");
        }
        Object[] ofThisSeed =
                arguments.stream()
                        .map(argument -> argument instanceof JobSimulation ? simulation : argument)
                        .toArray();
        try {
            method.getExecutable().setAccessible(true);
            method.getExecutable().invoke(method.getTarget().orElseThrow(), ofThisSeed);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "Cannot call the test with " + Arrays.toString(ofThisSeed), e);
        }
    }
}
