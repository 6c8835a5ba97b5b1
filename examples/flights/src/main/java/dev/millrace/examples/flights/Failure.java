// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.JobException;
import java.io.IOException;

/** Why the program failed, in one line. */
final class Failure {
    private Failure() {}

    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && saysOnlyWhere(cause)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String text = isForPeople(cause) && message != null ? message : String.valueOf(cause);
        return text.lines().findFirst().orElse("");
    }

    /** What cannot be done, in words; of anything else the class says more than the message. */
    private static boolean isForPeople(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException;
    }

    /**
     * The job and the engine say in which operator it was, which is not for this program's user.
     */
    private static boolean saysOnlyWhere(Throwable cause) {
        return cause instanceof JobException
                || cause.getClass().getName().startsWith("dev.millrace.engine.");
    }
}
