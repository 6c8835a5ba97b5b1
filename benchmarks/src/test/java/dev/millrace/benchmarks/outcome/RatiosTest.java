// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatiosTest {
    private static List<Double> upTo(int count) {
        return DoubleStream.iterate(1, each -> each + 1).limit(count).boxed().toList();
    }

    @Test
    void comparesEachFigureWithItsNeighbourAndNotWithAll() {
        Ratios ratios = Ratios.of(List.of(9.0, 90.0, 0.9), List.of(10.0, 100.0, 1.0));
        assertThat(ratios).isEqualTo(new Ratios(0.9, 0.9, 0.9, 3));
    }

    @Test
    void theMiddleOfAnEvenNumberLiesBetweenTwo() {
        assertThat(Ratios.of(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
    }

    /** The numbers are those of the tables of the sign test for 95 %. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "5,1,5", "6,1,6", "8,1,8", "9,2,8", "12,3,10", "20,6,15", "30,10,21"})
    void theIntervalIsThatOfTheSignTest(int count, double low, double high) {
        Ratios ratios = Ratios.of(upTo(count));
        assertThat(ratios.low()).isEqualTo(low);
        assertThat(ratios.high()).isEqualTo(high);
    }

    @Test
    void isWrittenInPercent() {
        assertThat(new Ratios(0.9712, 0.96, 0.982, 6).text()).isEqualTo("97.1 % (96.0–98.2)");
    }

    @Test
    void refusesFiguresWithoutNeighbours() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ratios.of(List.of(1.0), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Ratios.of(List.of()));
    }
}
