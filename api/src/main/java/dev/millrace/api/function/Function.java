// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/** Anything a job author hands to an operator. Marks the type, adds nothing. */
public interface Function {}
