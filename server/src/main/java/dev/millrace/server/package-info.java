// SPDX-License-Identifier: Apache-2.0

/**
 * Shows and steers the jobs of this process over HTTP, as {@code openapi.json} beside this package
 * describes.
 */
@NullMarked
package dev.millrace.server;

import org.jspecify.annotations.NullMarked;
