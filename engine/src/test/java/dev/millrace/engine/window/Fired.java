// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.TimeWindow;

/** What a test's window function makes of a firing. */
record Fired(Object key, TimeWindow window, Object value, PaneInfo pane) {}
