// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.Objects;

/**
 * A key as a person writes it.
 *
 * @param text the text of a string, number, boolean, enum, UUID or time; whatever the {@link
 *     ValueForm} in use makes of any other key
 */
public record KeyText(String text) {
    public KeyText {
        Objects.requireNonNull(text, "text");
    }
}
