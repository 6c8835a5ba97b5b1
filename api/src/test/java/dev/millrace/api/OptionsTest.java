// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void aMisspeltNameIsRefusedWithTheNearestOne() {
        assertThatThrownBy(() -> Options.named("paralelism"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no option 'paralelism'; did you mean 'parallelism'?");
        assertThatThrownBy(() -> Options.named("MAX_PARALLELISM"))
                .hasMessageContaining("did you mean 'max-parallelism'?");
    }

    @Test
    void aNameLikeNoOtherIsRefusedWithAllThereAre() {
        assertThatThrownBy(() -> Options.named("state.backend.type"))
                .hasMessageStartingWith(
                        "There is no option 'state.backend.type'; there are parallelism,"
                                + " max-parallelism, runtime-mode, workers, checkpoint-interval,")
                .hasMessageEndingWith(", restart-strategy");
    }

    @Test
    void everyOptionIsFoundByItsNameAndSaysWhy() {
        assertThat(Options.all())
                .allSatisfy(
                        option -> {
                            assertThat(Options.named(option.name())).isSameAs(option);
                            assertThat(option.unit()).isNotBlank();
                            assertThat(option.defaultText()).isNotBlank();
                            assertThat(option.reason()).endsWith(".");
                        });
    }

    @Test
    void textIsReadInTheOptionsOwnType() {
        assertThat(Options.PARALLELISM.parse(" 7 ")).isEqualTo(7);
        assertThat(Options.RUNTIME_MODE.parse("Batch")).isEqualTo(RuntimeMode.BATCH);
    }

    @Test
    void aValueThatIsNotAllowedIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> Options.PARALLELISM.parse("many"))
                .hasMessage(
                        "Option parallelism is 'many' but must be a whole number from 1 to 32768");
        assertThatThrownBy(() -> Settings.defaults().with(Options.WORKERS, 0))
                .hasMessage("Option workers is '0' but must be a whole number from 1 to 32768");
        assertThatThrownBy(() -> Options.RUNTIME_MODE.parse("fast"))
                .hasMessage("Option runtime-mode is 'fast' but must be one of streaming, batch");
    }

    @Test
    void settingAValueLeavesTheSettingsBeforeAsTheyWere() {
        Settings before = Settings.defaults().with(Options.PARALLELISM, 3);
        Settings after = before.withText(Options.PARALLELISM, "5");

        assertThat(before.get(Options.PARALLELISM)).isEqualTo(3);
        assertThat(after.get(Options.PARALLELISM)).isEqualTo(5);
        assertThat(after.isSet(Options.WORKERS)).isFalse();
    }

    @Test
    void thereAreAtLeastEightKeyGroupsForEachSubtask() {
        assertThat(Options.maxParallelismFor(1)).isEqualTo(128);
        assertThat(Options.maxParallelismFor(16)).isEqualTo(128);
        assertThat(Options.maxParallelismFor(17)).isEqualTo(256);
        assertThat(Options.maxParallelismFor(100)).isEqualTo(896);
        assertThat(Options.maxParallelismFor(Options.PARALLELISM_LIMIT))
                .isEqualTo(Options.PARALLELISM_LIMIT);
    }

    @Test
    void theDistanceOfWordsCountsLettersPutInLeftOutAndReplaced() {
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("abc", "abc")).isZero();
    }
}
