// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedTransactionTest {

    private static StagedTransaction piece(String transactionalId, long epoch, int... output) {
        List<byte[]> arrays = Arrays.stream(output).mapToObj(b -> new byte[] {(byte) b}).toList();
        return new StagedTransaction(
                transactionalId, "group", epoch, 1_000, arrays.size(), List.of("t"), arrays);
    }

    @Test
    void piecesOfOneTransactionAndEpochAreJoinedInTheirOrder() {
        List<StagedTransaction> whole =
                StagedTransaction.whole(
                        List.of(
                                piece("a", 1, 1),
                                piece("b", 1, 2),
                                piece("a", 1, 3),
                                piece("a", 2, 4),
                                piece("b", 1, 5)));

        assertThat(whole)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(piece("a", 1, 1, 3), piece("b", 1, 2, 5), piece("a", 2, 4));
    }

    @Test
    void aTransactionInOnePieceIsWholeAlready() {
        assertThat(StagedTransaction.whole(List.of(piece("a", 1, 1, 2))))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(piece("a", 1, 1, 2));
    }
}
