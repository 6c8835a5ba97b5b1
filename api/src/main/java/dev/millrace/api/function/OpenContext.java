// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * What {@link RichFunction#open} is called with. Carries nothing yet; kept so that signatures last.
 */
public interface OpenContext {}
