// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

/** An object of a store: its name and how many bytes it has. */
public record StoredObject(String name, long sizeBytes) {}
