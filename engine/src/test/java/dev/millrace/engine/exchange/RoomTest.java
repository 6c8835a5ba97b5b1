// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoomTest {

    @Test
    void isFullUntilEveryOutputHasRoomAgain() {
        Room room = new Room();
        room.block();
        room.block();
        room.unblock();
        assertThat(room.isFull()).isTrue();
        room.unblock();
        assertThat(room.isFull()).isFalse();
    }

    @Test
    void refusesToBeUnblockedMoreOftenThanBlocked() {
        assertThatThrownBy(() -> new Room().unblock()).isInstanceOf(IllegalStateException.class);
    }
}
