// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.RuntimeMode;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.KeyValue;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordCountTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void countsWordsWhateverTheirCase(int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setRuntimeMode(RuntimeMode.BATCH).setParallelism(parallelism);

        List<KeyValue<String, Long>> counts =
                WordCount.counts(env.fromData("To be, or not to be;", "", "that is: 'TO BE'?"))
                        .executeAndCollect("word count");

        assertThat(counts)
                .containsExactlyInAnyOrder(
                        new KeyValue<>("to", 2L),
                        new KeyValue<>("be", 2L),
                        new KeyValue<>("or", 1L),
                        new KeyValue<>("not", 1L),
                        new KeyValue<>("that", 1L),
                        new KeyValue<>("is", 1L),
                        new KeyValue<>("'to", 1L),
                        new KeyValue<>("be'", 1L));
    }
}
