// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.seam.Steppable;
import dev.millrace.engine.seam.ThreadShare;
import org.junit.jupiter.api.Test;

class ThreadSharesTest {

    @Test
    void subtasksWithOneIndexShareAThread() {
        ThreadShares shares = new ThreadShares("job", 2);
        Named readers0 = new Named("readers#0");
        Named sinks0 = new Named("sinks#0");
        Named readers1 = new Named("readers#1");
        shares.add(readers0, 0);
        shares.add(readers1, 1);
        shares.add(sinks0, 2);
        assertThat(shares.all())
                .extracting(ThreadShare::threadName)
                .containsExactly("job-worker-0", "job-worker-1");
        assertThat(shares.all().get(0).steppables().toArray()).containsExactly(readers0, sinks0);
    }

    @Test
    void whoeverMayBlockIsAlone() {
        ThreadShares shares = new ThreadShares("job", 1);
        shares.addAlone(new Named("slow#0"));
        assertThat(shares.all())
                .singleElement()
                .extracting(ThreadShare::threadName)
                .isEqualTo("job-slow#0");
    }

    @Test
    void threadsWithoutWorkAreNotStarted() {
        ThreadShares shares = new ThreadShares("job", 4);
        shares.add(new Named("one#0"), 0);
        assertThat(shares.all()).hasSize(1);
    }

    @Test
    void refusesAJobWithoutThreads() {
        assertThatThrownBy(() -> new ThreadShares("job", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Named(String name) implements Steppable {
        @Override
        public int step() {
            return 0;
        }

        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public long nextDeadlineNs() {
            return Long.MAX_VALUE;
        }
    }
}
