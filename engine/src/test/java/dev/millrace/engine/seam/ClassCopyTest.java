// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassCopyTest {
    /** What is copied. */
    static final class Counted implements IntSupplier {
        private final int count;

        Counted(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("fewer than none");
            }
            this.count = count;
        }

        @Override
        public int getAsInt() {
            return count;
        }
    }

    private static IntSupplier counted(ClassCopy copy, int count) {
        return copy.make(Counted.class, IntSupplier.class, count);
    }

    @ParameterizedTest
    @EnumSource
    void anInstanceIsOfACopyAndNotOfTheOriginal(ClassCopy copy) {
        IntSupplier made = counted(copy, 7);
        assertThat(made.getAsInt()).isEqualTo(7);
        assertThat(made).isNotInstanceOf(Counted.class);
        assertThat(made.getClass().isHidden()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheConstructorThrowsIsThrown(ClassCopy copy) {
        assertThatThrownBy(() -> counted(copy, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fewer than none");
    }

    @Test
    void whereJobsRunLongEachInstanceHasAClassOfItsOwn() {
        ClassCopy copy = new JdkOutside("test").classCopy();
        assertThat(counted(copy, 1).getClass()).isNotEqualTo(counted(copy, 2).getClass());
    }

    @Test
    void inTheSimulationAllInstancesHaveOneCopyEvenInTwoWorlds() {
        IntSupplier one = counted(new SimulatedOutside(1).classCopy(), 1);
        IntSupplier other = counted(new SimulatedOutside(2).classCopy(), 2);
        assertThat(one.getClass()).isEqualTo(other.getClass());
        assertThat(one.getAsInt()).isEqualTo(1);
        assertThat(other.getAsInt()).isEqualTo(2);
    }
}
