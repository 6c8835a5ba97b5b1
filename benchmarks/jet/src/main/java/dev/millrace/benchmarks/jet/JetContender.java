// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.pipeline.Pipeline;
import dev.millrace.benchmarks.latency.LatencyTrial;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.trial.ChildProcess;
import dev.millrace.benchmarks.trial.Contender;
import dev.millrace.benchmarks.trial.Trial;
import java.util.EnumSet;
import java.util.Set;

/** Hazelcast Jet as one embedded member that looks for no others. */
public final class JetContender implements Contender {

    /** Serves trials. */
    public static void main(String[] args) {
        ChildProcess.serve(JetContender::new, args);
    }

    @Override
    public Set<Query> queries() {
        return EnumSet.allOf(Query.class);
    }

    @Override
    public void run(Trial trial) {
        run(Pipelines.of(trial), trial.parallelism());
    }

    @Override
    public void run(LatencyTrial trial) {
        run(Pipelines.latency(), trial.parallelism());
    }

    private static void run(Pipeline pipeline, int parallelism) {
        HazelcastInstance member = start(parallelism);
        try {
            member.getJet().newJob(pipeline).join();
        } finally {
            member.shutdown();
        }
    }

    /** A member with a number of worker threads. */
    static HazelcastInstance start(int parallelism) {
        Config config = new Config();
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(parallelism);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        return Hazelcast.newHazelcastInstance(config);
    }
}
