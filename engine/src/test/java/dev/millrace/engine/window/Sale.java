// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

/** A record of the tests. */
record Sale(long shop, long cents, long time) {}
