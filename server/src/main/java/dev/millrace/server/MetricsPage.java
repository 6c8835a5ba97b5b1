// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspect.SubtaskReport;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Metrics as Prometheus reads them. Leaf names are those that Flink's users have dashboards for.
 */
final class MetricsPage {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String PREFIX = "flink_taskmanager_job_task_operator_";

    /** A metric of a subtask. */
    private record Metric(
            String name, String type, String help, Function<SubtaskReport, @Nullable Number> of) {}

    private static final List<Metric> METRICS =
            List.of(
                    counter("numRecordsIn", "Records taken in.", SubtaskReport::recordsIn),
                    counter("numRecordsOut", "Records handed on.", SubtaskReport::recordsOut),
                    counter(
                            "numLateRecordsDropped",
                            "Late records dropped, or sent to a side output.",
                            SubtaskReport::lateDropped),
                    counter(
                            "numLateRecordsAccepted",
                            "Late records that changed a result.",
                            SubtaskReport::lateAccepted),
                    counter("numRecordsInErrors", "Records that failed.", SubtaskReport::errors),
                    gauge("currentInputWatermark", "Event time.", SubtaskReport::watermarkIn),
                    gauge("currentOutputWatermark", "Event time.", SubtaskReport::watermarkOut),
                    gauge("busyTimeMsPerSecond", "Working.", s -> 1000 * s.busyShare()),
                    gauge(
                            "backPressuredTimeMsPerSecond",
                            "Without room in its outputs.",
                            s -> 1000 * s.backPressuredShare()),
                    gauge("idleTimeMsPerSecond", "Idle.", s -> 1000 * s.idleShare()),
                    gauge("inPoolUsage", "Fill of the queue before it.", SubtaskReport::queueFill),
                    gauge("inputQueueLength", "Waiting records.", SubtaskReport::queueWaiting),
                    gauge("latency", "Ms in queues from a source.", SubtaskReport::latencyMs));

    private final JobBook book;

    MetricsPage(JobBook book) {
        this.book = book;
    }

    private static Metric counter(
            String name, String help, Function<SubtaskReport, @Nullable Number> of) {
        return new Metric(name, "counter", help, of);
    }

    private static Metric gauge(
            String name, String help, Function<SubtaskReport, @Nullable Number> of) {
        return new Metric(name, "gauge", help, of);
    }

    void show(Context ctx) {
        Map<ShownJob, List<OperatorReport>> jobs = new java.util.LinkedHashMap<>();
        book.all().forEach(job -> jobs.put(job, job.view().operators()));
        StringBuilder out = new StringBuilder();
        METRICS.forEach(metric -> write(out, metric, jobs));
        writeSkew(out, jobs);
        writeCounters(out, jobs);
        writeJobs(out, jobs.keySet());
        ctx.contentType(CONTENT_TYPE).result(out.toString());
    }

    private static void write(
            StringBuilder out, Metric metric, Map<ShownJob, List<OperatorReport>> jobs) {
        header(out, PREFIX + metric.name, metric.type, metric.help);
        jobs.forEach(
                (job, operators) -> {
                    for (OperatorReport operator : operators) {
                        for (SubtaskReport subtask : operator.subtasks()) {
                            Number value = metric.of.apply(subtask);
                            if (value != null) {
                                String labels = labels(job, operator, subtask);
                                line(out, PREFIX + metric.name, labels, value);
                            }
                        }
                    }
                });
    }

    private static void writeSkew(StringBuilder out, Map<ShownJob, List<OperatorReport>> jobs) {
        String name = PREFIX + "numRecordsInSkew";
        header(out, name, "gauge", "Records of the fullest subtask over the average.");
        jobs.forEach(
                (job, operators) ->
                        operators.forEach(
                                operator ->
                                        line(out, name, labels(job, operator), operator.skew())));
    }

    /** The users' own counters, each a metric of its own name. */
    private static void writeCounters(StringBuilder out, Map<ShownJob, List<OperatorReport>> jobs) {
        Map<String, StringBuilder> lines = new TreeMap<>();
        jobs.forEach(
                (job, operators) -> {
                    for (OperatorReport operator : operators) {
                        for (SubtaskReport subtask : operator.subtasks()) {
                            subtask.counters()
                                    .forEach(
                                            (name, count) ->
                                                    line(
                                                            lines.computeIfAbsent(
                                                                    PREFIX + metricName(name),
                                                                    n -> new StringBuilder()),
                                                            PREFIX + metricName(name),
                                                            labels(job, operator, subtask),
                                                            count));
                        }
                    }
                });
        lines.forEach(
                (name, text) -> {
                    header(out, name, "counter", "A counter of the job's own.");
                    out.append(text);
                });
    }

    private static void writeJobs(StringBuilder out, Set<ShownJob> jobs) {
        for (JobMetrics metric : JobMetrics.values()) {
            header(out, metric.fullName(), metric.type(), metric.help());
            for (ShownJob job : jobs) {
                Number value = metric.of(job);
                if (value != null) {
                    String labels = "job_id=\"" + job.id() + "\",job=\"" + escaped(job) + '"';
                    line(out, metric.fullName(), labels, value);
                }
            }
        }
    }

    private static String escaped(ShownJob job) {
        return escaped(job.handle().name());
    }

    private static void header(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static String labels(ShownJob job, OperatorReport operator, SubtaskReport subtask) {
        return labels(job, operator) + ",subtask=\"" + subtask.index() + '"';
    }

    private static String labels(ShownJob job, OperatorReport operator) {
        return "job_id=\""
                + job.id()
                + "\",job=\""
                + escaped(job)
                + "\",operator=\""
                + escaped(operator.name())
                + "\",operator_id=\""
                + escaped(operator.id())
                + '"';
    }

    private static void line(StringBuilder out, String name, String labels, Number value) {
        out.append(name).append('{').append(labels).append("} ");
        out.append(
                value instanceof Double number
                        ? String.format(Locale.ROOT, "%.3f", number)
                        : value.toString());
        out.append('\n');
    }

    /** What is not allowed in the name of a metric becomes an underscore. */
    static String metricName(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** A label's value: names are data, and may hold anything. */
    static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
