// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Person;

/** q3: keeps the seller for good, and auctions until their seller is known. */
final class SellerJoin extends KeyedCoProcessFunction<Long, Person, Auction, Sale> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Person> seller;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<Long> waiting;

    @Override
    public void open(OpenContext context) {
        seller = getRuntimeContext().getState(new ValueStateDescriptor<>("seller", Person.class));
        waiting =
                getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", Long.class));
    }

    @Override
    public void processElement1(Person person, Context context, Collector<Sale> out)
            throws Exception {
        seller.update(person);
        for (long auction : waiting.get()) {
            out.collect(new Sale(auction, person));
        }
        waiting.clear();
    }

    @Override
    public void processElement2(Auction auction, Context context, Collector<Sale> out)
            throws Exception {
        Person person = seller.value();
        if (person == null) {
            waiting.add(auction.id());
        } else {
            out.collect(new Sale(auction.id(), person));
        }
    }
}
