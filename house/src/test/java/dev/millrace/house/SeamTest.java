// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine touches the outside through {@code seam} alone: what makes its simulation worth
 * anything.
 */
class SeamTest {
    private static final JavaClass OFFENDER = new ClassFileImporter().importClass(Offender.class);

    @Test
    void engineReachesTheOutsideThroughItsSeamOnly() {
        classes()
                .that()
                .resideInAPackage("dev.millrace.engine..")
                .and()
                .resideOutsideOfPackage("dev.millrace.engine.seam..")
                .should(touchNothingOf(Ban.all()))
                .check(Product.allClasses());
    }

    @Test
    void apiRepeatsItself() {
        classes()
                .that()
                .resideInAPackage("dev.millrace.api..")
                .should(touchNothingOf(Ban.OF_WHAT_CANNOT_BE_REPEATED))
                .because("its sources and functions run in simulated jobs too")
                .check(Product.allClasses());
    }

    /** Runs of a simulation share copies of classes, and a run must not see another's leavings. */
    @Test
    void engineKeepsNothingInStaticsThatChange() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.millrace.engine..")
                .should()
                .beFinal()
                .check(Product.allClasses());
    }

    @ParameterizedTest
    @MethodSource("dev.millrace.house.Ban#all")
    void everyBanCatchesAnOffender(Ban ban) {
        assertThat(OFFENDER.getAccessesFromSelf().stream().anyMatch(ban::covers)).isTrue();
    }

    private static ArchCondition<JavaClass> touchNothingOf(List<Ban> bans) {
        return new ArchCondition<>("touch nothing that is banned") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                javaClass
                        .getAccessesFromSelf()
                        .forEach(
                                access -> {
                                    String reasons = Ban.reasonsAgainst(access, bans);
                                    if (!reasons.isEmpty()) {
                                        String found = access.getDescription() + ": " + reasons;
                                        events.add(SimpleConditionEvent.violated(access, found));
                                    }
                                });
            }
        };
    }
}
