// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyGroupsTest {

    static Stream<Arguments> settings() {
        return IntStream.of(1, 2, 4, 7)
                .boxed()
                .flatMap(
                        parallelism ->
                                IntStream.of(128, 129, 500, 1024, 32768)
                                        .mapToObj(most -> Arguments.of(parallelism, most)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyGroupIsInTheRangeOfItsSubtaskAndInNoOther(int parallelism, int maxParallelism) {
        assertThat(KeyGroups.firstOf(0, maxParallelism, parallelism)).isZero();
        assertThat(KeyGroups.endOf(parallelism - 1, maxParallelism, parallelism))
                .isEqualTo(maxParallelism);
        for (int group = 0; group < maxParallelism; group++) {
            int subtask = KeyGroups.subtaskOf(group, maxParallelism, parallelism);
            assertThat(group)
                    .isGreaterThanOrEqualTo(KeyGroups.firstOf(subtask, maxParallelism, parallelism))
                    .isLessThan(KeyGroups.endOf(subtask, maxParallelism, parallelism));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void rangesDifferByAtMostOneGroup(int parallelism, int maxParallelism) {
        IntStream sizes =
                IntStream.range(0, parallelism)
                        .map(
                                subtask ->
                                        KeyGroups.endOf(subtask, maxParallelism, parallelism)
                                                - KeyGroups.firstOf(
                                                        subtask, maxParallelism, parallelism));
        var summary = sizes.summaryStatistics();
        assertThat(summary.getMax() - summary.getMin()).isLessThanOrEqualTo(1);
        assertThat(summary.getSum()).isEqualTo(maxParallelism);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-1,127", "2147483647,63", "-2147483648,64", "33554431,0", "33554432,1"})
    void theHighBitsOfAHashChooseItsGroup(int hash, int group) {
        assertThat(KeyGroups.groupOf(hash, 128)).isEqualTo(group);
    }

    @Test
    void groupsOfKeysInARowAreAboutEquallyFull() {
        int[] keys = new int[128];
        for (long key = 0; key < 128_000; key++) {
            keys[KeyGroups.groupOf(KeyHash.ofLong(key), 128)]++;
        }
        assertThat(IntStream.of(keys).summaryStatistics())
                .satisfies(
                        summary -> {
                            assertThat(summary.getMin()).isGreaterThan(850);
                            assertThat(summary.getMax()).isLessThan(1150);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "1,128",
        "2,128",
        "85,128",
        "86,256",
        "100,256",
        "1000,2048",
        "20000,32768",
        "32768,32768"
    })
    void withoutASettingThereIsRoomToGrowByHalf(int parallelism, int maxParallelism) {
        assertThat(KeyGroups.defaultMaxParallelism(parallelism)).isEqualTo(maxParallelism);
    }

    @Test
    void refusesSettingsOutOfRangeByName() {
        assertThatThrownBy(() -> KeyGroups.check(1, 32769))
                .hasMessage("max parallelism 32769 is not between 1 and 32768");
        assertThatThrownBy(() -> KeyGroups.check(129, 128))
                .hasMessage("parallelism 129 is not between 1 and the max parallelism 128");
        assertThatThrownBy(() -> KeyGroups.check(0, 128)).hasMessageContaining("parallelism 0");
    }
}
