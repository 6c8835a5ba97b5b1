// SPDX-License-Identifier: Apache-2.0
package dev.millrace.outside;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.stream.DataStream;
import java.util.concurrent.CompletableFuture;

/** What the examples of the Javadoc take for granted: a few records, streams and services. */
abstract class ExampleWorld extends ExampleFunctions {
    final StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    final DataStream<String> lines = env.fromData("1,2");
    final DataStream<String> words = env.fromData("to", "be");
    final DataStream<Long> counts = env.fromData(1L);
    final DataStream<String> alerts = env.fromData("fire");
    final DataStream<Sale> sales = env.fromData(new Sale("corner", 5));
    final DataStream<Order> orders = env.fromData(new Order(1, 2));
    final DataStream<Payment> payments = env.fromData(new Payment(1, "account"));
    final DataStream<Rule> ruleChanges = env.fromData(new Rule("limit"));
    final DataStream<Click> clicks = env.fromData(new Click("home"));
    final DataStream<Ride> rides = env.fromData(new Ride(1));
    final DataStream<Fare> fares = env.fromData(new Fare(1));
    final DataStream<Person> people = env.fromData(new Person(1, "Ann"));
    final DataStream<Auction> auctions = env.fromData(new Auction(1, "lamp"));
    final DataStream<Flight> flights = env.fromData(new Flight("LHR"));
    final Sink<DeadLetter> rejects = new CollectSink<>();
    final Mailer mailer = text -> {};
    final Client client = new Client();

    interface Mailer {
        void send(String text);
    }

    static final class Client {
        CompletableFuture<Integer> ageOf(String name) {
            return CompletableFuture.completedFuture(name.length());
        }
    }
}
