// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.trial.ChildProcess;
import dev.millrace.benchmarks.trial.Contender;
import dev.millrace.benchmarks.trial.Trial;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink in its local environment. */
public final class FlinkContender implements Contender {

    /** Serves trials; {@code --sql} as the first argument takes Flink SQL. */
    public static void main(String[] args) {
        ChildProcess.serve(FlinkContender::new, args);
    }

    @Override
    public Set<Query> queries() {
        return EnumSet.allOf(Query.class);
    }

    @Override
    public void run(Trial trial) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(trial.parallelism());
        environment.getConfig().enableObjectReuse();
        Pipelines.add(trial.query(), events(environment, trial.disorderMs()));
        environment.execute(trial.query().id());
    }

    static DataStream<Event> events(StreamExecutionEnvironment environment, long disorderMs) {
        return environment.fromSource(
                new LogSource(),
                WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(disorderMs)),
                "events",
                TypeInformation.of(Event.class));
    }
}
