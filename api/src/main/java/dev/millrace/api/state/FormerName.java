// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says under which names a field or a record's component was written in older snapshots, so that it
 * can be renamed without losing what it held.
 *
 * <pre>{@code
 * record Account(String owner, @FormerName("sum") long balanceCents) {}
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface FormerName {

    /** Returns the former names. */
    String[] value();
}
