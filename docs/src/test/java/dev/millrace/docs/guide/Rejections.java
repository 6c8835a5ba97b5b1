// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.stream.DataStream;

/** What happens to records that cannot be processed. */
final class Rejections {
    private Rejections() {}

    static DataStream<Order> parsed(DataStream<String> lines) {
        // snippet: dead-letters
        OutputTag<DeadLetter> rejected = new OutputTag<>("rejected");
        var orders =
                lines.map(Order::parse).name("parse").onError(ErrorPolicy.deadLetter(rejected));
        orders.getSideOutput(rejected)
                .map(letter -> letter.input() + ":" + letter.position() + " " + letter.payload())
                .print("rejected");
        // end
        return orders;
    }

    static DataStream<Order> skipping(DataStream<String> lines) {
        // snippet: skip
        DataStream<Order> orders = lines.map(Order::parse).onError(ErrorPolicy.skip());
        // end
        return orders;
    }
}
