// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.graph.DeadLetter;
import java.util.Objects;

/** A line of the input that is no departure. */
record RejectedLine(String file, long line, String reason, String text) {

    static RejectedLine of(DeadLetter letter) {
        return new RejectedLine(
                letter.input(),
                letter.position(),
                Objects.requireNonNullElse(letter.cause().getMessage(), "unknown"),
                String.valueOf(letter.payload()));
    }
}
