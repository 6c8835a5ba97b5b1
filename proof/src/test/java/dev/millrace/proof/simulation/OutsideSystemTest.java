// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the outside system of the simulation takes from a run that another has replaced. */
class OutsideSystemTest {
    private static final String SINK = "out";
    private static final long OLD = 3;
    private static final long NEW = 5;

    private final Witness witness = new Witness();
    private final OutsideSystem system = new OutsideSystem(witness);
    private final Item item = new Item("k", 0, 1);

    OutsideSystemTest() {
        system.await(SINK, List.of(item));
    }

    @Test
    void aReplacedRunMayCommitWhatItsSuccessorGoesOnFrom() {
        String staged = system.stage(SINK, 0, OLD, List.of(item));
        system.begin(SINK, 0, 1, NEW, Set.of(staged));
        system.commit(SINK, staged, 1, OLD);
        system.commit(SINK, staged, 1, NEW);
        assertNull(witness.first());
        assertEquals(List.of(item), system.visible(SINK));
    }

    @Test
    void aReplacedRunMayCommitItBeforeItsSuccessorHasSaidSo() {
        String staged = system.stage(SINK, 1, OLD, List.of(item));
        system.begin(SINK, 0, 2, NEW, Set.of());
        system.commit(SINK, staged, 1, OLD);
        system.begin(SINK, 1, 2, NEW, Set.of(staged));
        assertNull(witness.first());
    }

    @Test
    void aReplacedRunMayNotCommitWhatItsSuccessorTurnsOutNotToKnow() {
        String staged = system.stage(SINK, 1, OLD, List.of(item));
        system.begin(SINK, 0, 2, NEW, Set.of());
        system.commit(SINK, staged, 1, OLD);
        system.begin(SINK, 1, 2, NEW, Set.of());
        assertBroken(Invariant.I9);
    }

    @Test
    void aReplacedRunMayNotCommitWhatItStagedLater() {
        system.begin(SINK, 0, 1, NEW, Set.of());
        String staged = system.stage(SINK, 0, OLD, List.of(item));
        system.commit(SINK, staged, 1, OLD);
        assertBroken(Invariant.I9);
    }

    private void assertBroken(Invariant invariant) {
        Violation first = witness.first();
        assertNotNull(first);
        assertEquals(invariant, first.invariant());
    }
}
