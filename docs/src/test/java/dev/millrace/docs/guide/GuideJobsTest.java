// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectionSource;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.time.WatermarkStrategy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's jobs do what its pages say. */
class GuideJobsTest {
    private static final Instant NOON = Instant.parse("2001-01-08T12:00:00Z");
    private static final Order ANN_TEA = order("1", "ann", "tea", 250, 0);
    private static final Order BOB_CUP = order("2", "bob", "cup", 900, 10);
    private static final Order ANN_CUP = order("3", "ann", "cup", 900, 20);
    private static final Order ANN_POT = order("4", "ann", "pot", 200_000, 70);
    private static final List<Order> ORDERS = List.of(ANN_TEA, BOB_CUP, ANN_CUP, ANN_POT);

    private final StreamExecutionEnvironment env =
            StreamExecutionEnvironment.getExecutionEnvironment();

    @Test
    void squaresOfNumbers() throws Exception {
        assertThat(Embedded.squares()).containsExactlyInAnyOrder(1L, 4L, 9L, 16L, 25L);
    }

    @Test
    void handleWatchesAndStops() throws Exception {
        env.fromSource(Outputs.paced(), WatermarkStrategy.noWatermarks(), "ticks").print();
        assertThat(Embedded.watched(env).status().isTerminal()).isTrue();
    }

    @Test
    void thirdOrderMakesARegular() throws Exception {
        assertThat(Keyed.use(orders()).executeAndCollect("test")).containsExactly("ann");
    }

    @Test
    void silenceIsTimedFromTheLastOrder() throws Exception {
        assertThat(
                        orders().keyBy(Order::customer)
                                .process(Keyed.Silence::new)
                                .executeAndCollect("t"))
                .containsExactlyInAnyOrder("ann", "bob");
    }

    @Test
    void whatWasSeenIsRemembered() throws Exception {
        assertThat(
                        orders().keyBy(Order::customer)
                                .map(new Keyed.SeenBefore())
                                .executeAndCollect("t"))
                .containsExactlyInAnyOrder(false, false, true, true);
    }

    @Test
    void largeOrdersGoAside() throws Exception {
        var small = orders().process(new Transformations.Sort());
        assertThat(small.getSideOutput(Transformations.LARGE).executeAndCollect("test"))
                .containsExactly(ANN_POT);
    }

    @Test
    void discardingPanesHoldWhatIsNew() throws Exception {
        assertThat(Windows.panes(orders()).executeAndCollect("test"))
                .filteredOn(pane -> pane.item().equals("cup"))
                .extracting(Windows.ItemHour::orders)
                .satisfies(counts -> assertThat(sum(counts)).isEqualTo(2));
    }

    @Test
    void ordersMeetTheirPayments() throws Exception {
        DataStream<Payment> payments =
                env.fromData(new Payment("3", 900, NOON), new Payment("9", 1, NOON));
        assertThat(Joins.connected(orders(), payments).executeAndCollect("test"))
                .containsExactly(new Joins.Paid(ANN_CUP, new Payment("3", 900, NOON)));
    }

    @Test
    void badLinesBecomeDeadLetters() throws Exception {
        DataStream<String> lines =
                env.fromData("1,ann,tea,250," + NOON, "2,bob,cup,many," + NOON, "nonsense");
        assertThat(Rejections.parsed(lines).executeAndCollect("test")).containsExactly(ANN_TEA);
    }

    @Test
    void journalIsReadWhole() throws Exception {
        List<List<String>> parts = new ArrayList<>();
        for (int part = 0; part < 5; part++) {
            parts.add(new ArrayList<>());
            for (int i = 0; i < 1_000 * part; i++) {
                parts.get(part).add(part + ":" + i);
            }
        }
        var journal =
                env.fromSource(new Journal(parts), WatermarkStrategy.noWatermarks(), "journal");
        assertThat(journal.executeAndCollect("test"))
                .containsExactlyInAnyOrderElementsOf(parts.stream().flatMap(List::stream).toList());
    }

    @Test
    void tableIsFilledInPortions() throws Exception {
        List<Order> inserted = new ArrayList<>();
        env.fromSequence(1, 250)
                .map(n -> order("" + n, "ann", "tea", n, 0))
                .setParallelism(1)
                .sinkTo(new Outputs.TableSink(inserted::addAll))
                .setParallelism(1);
        env.execute("test");
        assertThat(inserted).hasSize(250);
    }

    @Test
    void batchGivesFinalValuesOnly() throws Exception {
        assertThat(Totals.inBatch(ORDERS))
                .containsExactlyInAnyOrder(
                        new KeyValue<>("ann", 201_150L), new KeyValue<>("bob", 900L));
    }

    @Test
    void firstJobShowsTheHottestOfEachSensorAndWindow() throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            Hottest.main(new String[0]);
        } finally {
            System.setOut(console);
        }
        assertThat(shown.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4 * 3)
                .anyMatch(line -> line.contains("sensor=sensor-1, celsius=29.99999"));
    }

    private static long sum(List<? extends Long> counts) {
        return counts.stream().mapToLong(count -> count).sum();
    }

    private DataStream<Order> orders() {
        var byTime =
                WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofMinutes(5))
                        .withTimestampAssigner((order, given) -> order.placed().toEpochMilli());
        return env.fromSource(new CollectionSource<>(ORDERS), byTime, "orders").setParallelism(1);
    }

    private static Order order(
            String id, String customer, String item, long cents, int minutesAfterNoon) {
        return new Order(id, customer, item, cents, NOON.plusSeconds(60L * minutesAfterNoon));
    }
}
