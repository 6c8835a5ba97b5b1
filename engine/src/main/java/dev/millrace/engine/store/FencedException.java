// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import java.io.IOException;

/** A later run has begun on the same store, so this one may not write to it any more. */
public final class FencedException extends IOException {
    private static final long serialVersionUID = 1;

    /** Says so to the user. */
    FencedException(String location, long generation, String found) {
        super(
                "Run "
                        + generation
                        + " may not write to "
                        + location
                        + " any more: "
                        + found
                        + ". This run ends; the later one goes on");
    }
}
