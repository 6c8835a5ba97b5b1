// SPDX-License-Identifier: Apache-2.0
/**
 * Lines of text from a TCP server: for demonstrations and for feeds that nobody needs twice, since
 * a socket cannot be read again. The source is {@code SocketTextSource}.
 */
@NullMarked
package dev.millrace.connector.socket;

import org.jspecify.annotations.NullMarked;
