// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How values written by one schema become values of one type of this program. */
@FunctionalInterface
interface ReadPlan {

    @Nullable Object read(ValueInput in) throws IOException;
}
