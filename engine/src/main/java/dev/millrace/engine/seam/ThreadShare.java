// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;

/**
 * What one thread drives.
 *
 * @param threadName the thread's name, for thread dumps
 * @param steppables stepped in turn until all are done
 */
public record ThreadShare(String threadName, List<? extends Steppable> steppables) {
    public ThreadShare {
        steppables = List.copyOf(steppables);
    }
}
