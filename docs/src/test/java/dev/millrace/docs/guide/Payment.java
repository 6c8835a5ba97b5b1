// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import java.time.Instant;

// snippet: payment
record Payment(String orderId, long cents, Instant paid) {}
// end
