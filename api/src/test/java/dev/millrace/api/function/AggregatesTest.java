// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AggregatesTest {

    private record Bid(String bidder, long price) {}

    private static final List<Bid> BIDS =
            List.of(new Bid("a", 5), new Bid("b", -2), new Bid("c", 9), new Bid("d", 9));

    @Test
    void counts() {
        assertThat(of(Aggregates.<Bid>count(), BIDS)).isEqualTo(4);
        assertThat(of(Aggregates.<Bid>count(), List.of())).isZero();
    }

    @Test
    void addsUp() {
        assertThat(of(Aggregates.sumLong(Bid::price), BIDS)).isEqualTo(21);
        assertThat(of(Aggregates.sumDouble(bid -> bid.price() / 2.0), BIDS)).isEqualTo(10.5);
    }

    @Test
    void addsUpExactlyWhenTheTotalFitsWhateverHappensOnTheWay() {
        List<Long> numbers = List.of(Long.MAX_VALUE, 10L, -20L);

        assertThat(of(Aggregates.sumLong(Long::longValue), numbers)).isEqualTo(Long.MAX_VALUE - 10);
    }

    @Test
    void findsTheLeastAndTheGreatestNumber() {
        assertThat(of(Aggregates.minLong(Bid::price), BIDS)).isEqualTo(-2);
        assertThat(of(Aggregates.maxLong(Bid::price), BIDS)).isEqualTo(9);
        assertThat(of(Aggregates.minDouble(Bid::price), BIDS)).isEqualTo(-2.0);
        assertThat(of(Aggregates.maxDouble(Bid::price), BIDS)).isEqualTo(9.0);
    }

    @Test
    void treatsNotANumberAndNegativeZeroAsJavaDoes() {
        assertThat(of(Aggregates.maxDouble(Double::doubleValue), List.of(1.0, Double.NaN))).isNaN();
        assertThat(of(Aggregates.minDouble(Double::doubleValue), List.of(0.0, -0.0)))
                .isEqualTo(-0.0);
        assertThat(of(Aggregates.maxDouble(Double::doubleValue), List.of(-5.0, -7.0)))
                .isEqualTo(-5.0);
    }

    @Test
    void averages() {
        assertThat(of(Aggregates.averageLong(Bid::price), BIDS)).isEqualTo(5.25);
        assertThat(of(Aggregates.averageDouble(Bid::price), BIDS)).isEqualTo(5.25);
        assertThat(of(Aggregates.averageLong(Bid::price), List.of())).isNaN();
        assertThat(of(Aggregates.averageDouble(Bid::price), List.of())).isNaN();
    }

    @Test
    void selectsTheFirstOfEquals() {
        Comparator<Bid> byPrice = Comparator.comparingLong(Bid::price);

        assertThat(of(Aggregates.maxBy(byPrice), BIDS).bidder()).isEqualTo("c");
        assertThat(of(Aggregates.minBy(byPrice), BIDS).bidder()).isEqualTo("b");
        assertThat(of(Aggregates.topN(3, byPrice), BIDS))
                .extracting(Bid::bidder)
                .containsExactly("c", "d", "a");
        assertThat(of(Aggregates.topN(1, byPrice), BIDS))
                .extracting(Bid::bidder)
                .containsExactly("c");
    }

    @Test
    void selectsNothingFromNothing() {
        Comparator<Bid> byPrice = Comparator.comparingLong(Bid::price);

        assertThat(of(Aggregates.topN(3, byPrice), List.of())).isEmpty();
        assertThatThrownBy(() -> of(Aggregates.maxBy(byPrice), List.of()))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> Aggregates.topN(0, byPrice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("n is 0 but must be at least 1");
    }

    @Test
    void listsWithoutSharingTheList() {
        AggregateFunction<String, ArrayList<String>, List<String>> toList = Aggregates.toList();
        ArrayList<String> accumulator = toList.add("a", toList.createAccumulator());

        List<String> result = toList.getResult(accumulator);
        toList.add("b", accumulator);

        assertThat(result).containsExactly("a");
        assertThat(toList.getResult(accumulator)).containsExactly("a", "b");
    }

    @Test
    void combinesTwoNumbers() {
        var combined =
                Aggregates.combine(
                        Aggregates.<Bid>count(),
                        Aggregates.sumLong(Bid::price),
                        (count, sum) -> count + ":" + sum);

        assertThat(of(combined, BIDS)).isEqualTo("4:21");
        assertThat(combined.isRetractable()).isTrue();
    }

    @Test
    void combinesAnyTwo() {
        var combined =
                Aggregates.combine(
                        Aggregates.averageLong(Bid::price),
                        Aggregates.maxBy(Comparator.comparingLong(Bid::price)),
                        (average, highest) -> average + " " + highest.bidder());

        assertThat(of(combined, BIDS)).isEqualTo("5.25 c");
        assertThat(combined.isRetractable()).isFalse();
    }

    @Test
    void retractsWhatWasMerged() {
        assertRetracts(Aggregates.<Long>count());
        assertRetracts(Aggregates.sumLong(Long::longValue));
        assertRetracts(Aggregates.averageLong(Long::longValue));
        assertRetracts(
                Aggregates.combine(
                        Aggregates.<Long>count(), Aggregates.sumLong(Long::longValue), List::of));
        assertRetracts(
                Aggregates.combine(
                        Aggregates.<Long>count(),
                        Aggregates.averageLong(Long::longValue),
                        List::of));
    }

    @Test
    void saysWhatCannotBeRetracted() {
        assertThat(Aggregates.minLong(Bid::price).isRetractable()).isFalse();
        assertThat(Aggregates.sumDouble(Bid::price).isRetractable()).isFalse();
        assertThatThrownBy(() -> Aggregates.maxLong(Bid::price).retractLong(1, 1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("not retractable");
    }

    private static <A> void assertRetracts(RetractableAggregateFunction<Long, A, ?> aggregate) {
        Random random = new Random(7);
        List<Long> left = random.longs(10).boxed().toList();
        List<Long> right = random.longs(10).boxed().toList();
        A whole = aggregate.merge(fold(aggregate, left), fold(aggregate, right));

        A rest = aggregate.retract(whole, fold(aggregate, left));

        assertThat(aggregate.isRetractable()).isTrue();
        assertThat((Object) aggregate.getResult(rest))
                .isEqualTo(aggregate.getResult(fold(aggregate, right)));
    }

    /** Aggregates one by one, and split into two at each place; all must agree. */
    private static <T, A, R> R of(AggregateFunction<T, A, R> aggregate, List<T> records) {
        R result = aggregate.getResult(fold(aggregate, records));
        for (int i = 0; i <= records.size(); i++) {
            A left = fold(aggregate, records.subList(0, i));
            A right = fold(aggregate, records.subList(i, records.size()));
            assertThat((Object) aggregate.getResult(aggregate.merge(left, right)))
                    .as("split at %d", i)
                    .isEqualTo(result);
        }
        return result;
    }

    private static <T, A, R> A fold(AggregateFunction<T, A, R> aggregate, List<T> records) {
        A accumulator = aggregate.createAccumulator();
        for (T record : records) {
            accumulator = aggregate.add(record, accumulator);
        }
        return accumulator;
    }
}
