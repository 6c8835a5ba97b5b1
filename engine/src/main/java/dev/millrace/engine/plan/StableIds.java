// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Gives each operator the id under which its state and its figures are found again: the user's uid,
 * or one derived from the operator's kind and place in the graph, such as {@code map-e3de98a1}.
 *
 * <p>The rule of derived ids: an operator's place is its kind, the ids of what it reads (with the
 * side output's name and the ordinal), and, among operators alike in these, how many were made
 * before it. The digits are the CRC-32 of that as UTF-16. So an id does not change when
 *
 * <ul>
 *   <li>operators are added or removed elsewhere, that is, not upstream and not as an earlier twin;
 *   <li>names, parallelism, partitioning, chaining or functions change;
 *   <li>anything changes upstream of an operator with a uid, for all that read only from there on.
 * </ul>
 */
final class StableIds {
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> twins = new HashMap<>();

    private StableIds() {}

    /** The ids of {@code nodes}, in their order. */
    static List<String> of(List<Node> nodes) {
        StableIds stable = new StableIds();
        nodes.forEach(stable::add);
        return List.copyOf(stable.ids);
    }

    private void add(Node node) {
        String uid = node.uid();
        ids.add(uid != null ? uid : derive(node));
    }

    private String derive(Node node) {
        String kind = OperatorKind.of(node.spec()).label();
        StringBuilder place = new StringBuilder(kind);
        for (Edge input : node.inputs()) {
            String tag = input.sideOutput() == null ? "" : input.sideOutput().getId();
            place.append('\n').append(input.ordinal()).append(' ').append(idOf(input.from()));
            place.append('\n').append(tag);
        }
        int earlier = twins.merge(place.toString(), 1, Integer::sum) - 1;
        return kind + "-" + digits(place.append('\n').append(earlier).toString());
    }

    private String idOf(Node producer) {
        return ids.get(producer.id());
    }

    private static String digits(String place) {
        CRC32 crc = new CRC32();
        for (int i = 0; i < place.length(); i++) {
            crc.update(place.charAt(i) >>> Byte.SIZE);
            crc.update(place.charAt(i));
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
