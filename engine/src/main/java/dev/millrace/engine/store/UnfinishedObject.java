// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

/**
 * What is left of a write that has not come to its end, or not yet.
 *
 * @param name of the object it was to become
 * @param token tells several of one name apart; only the store knows what it means
 */
public record UnfinishedObject(String name, String token) {}
