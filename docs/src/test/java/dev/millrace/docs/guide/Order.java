// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import java.time.Instant;

// snippet: order
record Order(String id, String customer, String item, long cents, Instant placed) {

    /** Reads {@code id,customer,item,cents,placed}. */
    static Order parse(String line) {
        String[] cells = line.split(",");
        return new Order(
                cells[0], cells[1], cells[2], Long.parseLong(cells[3]), Instant.parse(cells[4]));
    }
}
// end
