// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.WriterContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which one subtask of a sink is known to Kafka. All of a sink begin alike, so that
 * a later run finds what an earlier one left; each run adds something never used before, so that no
 * name ever stands for two transactions.
 *
 * <pre>
 * millrace/job/uid/subtask/generation-random/number   a transactional id
 * millrace/job/uid/subtask/generation-random          the group of this subtask's markers
 * millrace/job/uid/subtask/settler                    the transactional id of its second attempts
 * </pre>
 */
final class TransactionNames {
    private static final String SETTLER = "settler";

    /** Subtask, then the settler or a generation, random letters and a number. */
    private static final Pattern REST =
            Pattern.compile("(\\d{1,9})/(" + SETTLER + "|(\\d{1,18})-[0-9a-f]+/\\d+)");

    private final String sink;
    private final String subtask;
    private final String run;

    TransactionNames(String prefix, WriterContext context) {
        sink = prefix + "/" + escaped(context.jobName()) + "/" + escaped(context.uid()) + "/";
        subtask = sink + context.subtask() + "/";
        run = subtask + context.generation() + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A regular expression for all names of the sink, in any run. */
    String pattern() {
        return Pattern.quote(sink) + ".*";
    }

    String markerGroup() {
        return run;
    }

    String transactionalId(int number) {
        return run + "/" + number;
    }

    String settlerId() {
        return subtask + SETTLER;
    }

    boolean isOfThisRun(String transactionalId) {
        return transactionalId.startsWith(run + "/");
    }

    boolean isSettler(String transactionalId) {
        Matcher matcher = ofThisSink(transactionalId);
        return matcher.matches() && matcher.group(3) == null;
    }

    /** The index of the subtask that a transactional id belongs to, if it is of this sink. */
    OptionalInt subtaskOf(String transactionalId) {
        Matcher matcher = ofThisSink(transactionalId);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    /** The generation of the run that a transactional id of this sink belongs to, 0 for none. */
    long generationOf(String transactionalId) {
        Matcher matcher = ofThisSink(transactionalId);
        return matcher.matches() && matcher.group(3) != null ? Long.parseLong(matcher.group(3)) : 0;
    }

    private Matcher ofThisSink(String transactionalId) {
        String rest =
                transactionalId.startsWith(sink) ? transactionalId.substring(sink.length()) : "";
        return REST.matcher(rest);
    }

    /** Without slashes, which part the names. */
    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
